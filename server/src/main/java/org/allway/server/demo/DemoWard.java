package org.allway.server.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.order.DemoOrders;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.server.time.WardTime;
import org.allway.words.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills a ward with example children and with people who look after them. */
@Component
@ConditionalOnProperty(name = DemoStore.DEMO, havingValue = "true")
@Order(-10)
class DemoWard implements ApplicationRunner {

  private static final String BY = "demo ward";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 14;

  private record Staff(String name, String display, Role role) {}

  private static final List<Staff> STAFF =
      List.of(
          new Staff("ana", "Dr. Ana Ruiz", Role.PHYSICIAN),
          new Staff("tom", "Dr. Tom Weber", Role.PHYSICIAN),
          new Staff("pia", "Pia Lind", Role.PHARMACIST),
          new Staff("noor", "Noor Haddad", Role.NURSE),
          new Staff("jo", "Jo Martín", Role.NURSE),
          new Staff("admin", "Administrator", Role.ADMINISTRATOR));

  private final Accounts accounts;
  private final ChartStore store;
  private final DemoOrders orders;
  private final JdbcClient database;
  private final WardTime time;
  private final String chosen;

  DemoWard(
      Accounts accounts,
      ChartStore store,
      DemoOrders orders,
      JdbcClient database,
      WardTime time,
      @Value("${allway.demo.password:}") String chosen) {
    this.accounts = accounts;
    this.store = store;
    this.orders = orders;
    this.database = database;
    this.time = time;
    this.chosen = chosen;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    refuseOthers();
    String password = chosen.isEmpty() ? password() : chosen;
    Path folder = Path.of(System.getProperty("allway.home", ".")).resolve("examples");
    List<DemoList.Guest> guests =
        DemoList.read("examples/demo/ward.yaml", text(folder, "demo/ward"));
    String hash = accounts.hashed(password); // one for all: it is the same password
    STAFF.forEach(one -> account(one.name, one.display, one.role, Language.EN, hash));
    boolean empty = store.children().isEmpty();
    int number = 0;
    for (DemoList.Guest guest : guests) {
      ChildId child =
          empty ? admit(guest, folder) : store.numbered(guest.chart()).orElseThrow().id();
      guest
          .family()
          .ifPresent(name -> {
            Account family =
                account(name, name.replace('-', ' '), Role.FAMILY, guest.language(), hash);
            accounts.grant(family.id(), child.value(), BY);
          });
      if (empty) {
        orders.sign(child, number++, person("ana"), person("pia"), person("noor"));
      }
    }
    print(password, guests);
  }

  /** A store with people or children of its own is not for playing. */
  private void refuseOthers() {
    long strangers =
        database
            .sql("select count(*) from account where created_by <> :by")
            .param("by", BY)
            .query(Long.class)
            .single();
    boolean children = !store.children().isEmpty();
    boolean own = !accounts.isEmpty() && strangers == 0;
    if (strangers > 0 || (children && !own)) {
      throw new NotADemoStore();
    }
  }

  private ChildId admit(DemoList.Guest guest, Path folder) {
    LocalDate today = time.today();
    String text = Shifted.to(today, text(folder, guest.chart()));
    return switch (store.takeOver(guest.chart() + ".yaml", text, new Who("ana"))) {
      case Writing.Appended(var child, var _, var _) -> child;
      case Writing.Refused(var faults) ->
          throw new IllegalStateException(guest.chart() + " cannot be taken over: " + faults);
      case Writing.Conflict _ ->
          throw new IllegalStateException(guest.chart() + " cannot be taken over.");
    };
  }

  private Account account(String name, String display, Role role, Language language, String hash) {
    Optional<Account> known = accounts.named(name);
    known.ifPresent(one -> accounts.hash(one.id(), hash, false));
    if (known.isEmpty()) {
      accounts.openHashed(name, display, role, language, hash, BY);
    }
    return accounts.named(name).orElseThrow();
  }

  private Person person(String name) {
    return accounts.named(name).orElseThrow().person();
  }

  private static void print(String password, List<DemoList.Guest> guests) {
    List<String> names = new ArrayList<>();
    STAFF.forEach(one ->
        names.add(
            one.name + " (" + one.role.label().en().toLowerCase(java.util.Locale.ROOT) + ")"));
    guests.forEach(guest -> guest.family().ifPresent(name -> names.add(name + " (family)")));
    PrintStream out = System.out;
    out.println();
    out.println("  A ward to try things out; its children are made up. Sign in as one of");
    names.forEach(name -> out.println("    " + name));
    out.println("  with the password   " + password);
    out.println();
  }

  private static String password() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int at = 0; at < LENGTH; at++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  private static String text(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException("The demo needs examples/" + name + ".yaml.", e);
    }
  }
}
