package org.allway.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.allway.server.Ward;
import org.allway.server.store.StoreSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code allway serve}: the ward's server, until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {"The ward: pages for the care team and for families.", StoreOptions.SECRETS},
    footer = {
      "",
      "Example:  allway serve --port 8080 --data /var/lib/allway",
      "Stop it with Ctrl-C. Exit code: 0 stopped, 1 it could not start, 2 usage."
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--port", paramLabel = "N", description = "Default: 8080.")
  private int port = 8080;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "By which days begin, such as America/Chicago. Default: this machine's.")
  private @Nullable String zone;

  @Option(
      names = "--demo",
      description = {
        "Example children and people, moved to today, to try things out.",
        "Without --data or --db everything is gone when it stops."
      })
  private boolean demo;

  @Option(
      names = "--library",
      paramLabel = "DIR",
      description = "Another knowledge folder, such as one with your own centre in it.")
  private @Nullable Path library;

  /** For the launcher: what a start needs is kept from one that opens some pages and ends. */
  @Option(names = "--rehearse", hidden = true)
  private boolean rehearse;

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    SpringApplication ward = new SpringApplication(Ward.class);
    ward.addListeners((ApplicationListener<ContextClosedEvent>) _ -> stopped.countDown());
    try {
      ward.run(arguments().toArray(String[]::new));
    } catch (RuntimeException e) {
      // The log has it too, in lines made for machines.
      spec.commandLine().getErr().println("The ward did not start. " + innermost(e));
      return Exit.INPUT_AT_FAULT;
    }
    stopped.await();
    return Exit.DONE;
  }

  private static String innermost(Throwable trouble) {
    Throwable cause = trouble.getCause();
    return cause == null ? String.valueOf(trouble.getMessage()) : innermost(cause);
  }

  private List<String> arguments() {
    StoreSettings settings = store.settings();
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=" + port);
    if (demo) {
      arguments.add("--allway.demo=true");
      arguments.add("--logging.level.org.allway=warn"); // whoever tries it out reads along
    }
    if (rehearse) {
      arguments.add("--server.address=127.0.0.1");
      arguments.add("--allway.demo.password=" + UUID.randomUUID());
      arguments.add("--allway.demo.rehearsal=true");
    }
    boolean own = demo && !store.named();
    if (settings.embedded() && !own) {
      arguments.add("--allway.store.directory=" + settings.folder().toAbsolutePath());
    } else if (!settings.embedded()) {
      arguments.add("--allway.store.url=" + settings.url());
    }
    if (library != null) {
      arguments.add("--allway.knowledge=" + library.toAbsolutePath());
    }
    if (zone != null) {
      arguments.add("--allway.zone=" + zone);
    }
    return arguments;
  }
}
