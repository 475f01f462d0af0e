package org.allway.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.allway.server.account.Accounts;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.words.Language;
import org.springframework.boot.test.context.TestComponent;

/** Accounts and children of a ward under test. */
@TestComponent
public class People {

  public static final String PASSWORD = "four calm words here";

  private final Accounts accounts;
  private final ChartStore children;

  People(Accounts accounts, ChartStore children) {
    this.accounts = accounts;
    this.children = children;
  }

  /** Somebody who has chosen a password already; the name to sign in with. */
  public String open(String display, Role role, Language language) {
    String name =
        role.name().toLowerCase(java.util.Locale.ROOT)
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    UUID id = accounts.open(name, display, role, language, "given", "test").orElseThrow();
    accounts.password(id, PASSWORD, false);
    return name;
  }

  public UUID id(String name) {
    return accounts.named(name).orElseThrow().id();
  }

  /** A child with one of the example charts, under a number of its own. */
  public UUID example(String example) {
    try {
      String text =
          Files.readString(Path.of("../examples/" + example + ".yaml"))
              .replaceFirst("id: [a-z]+", "id: " + example + "-" + UUID.randomUUID());
      return switch (children.takeOver(example + ".yaml", text, new Who("test"))) {
        case Writing.Appended(var child, var _, var _) -> child.value();
        case Writing.Conflict conflict -> throw new AssertionError(conflict);
        case Writing.Refused refused -> throw new AssertionError(refused);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A family that sees these children; the name to sign in with. */
  public String family(String display, Language language, UUID... own) {
    String name = open(display, Role.FAMILY, language);
    for (UUID child : own) {
      accounts.grant(id(name), child, "test");
    }
    return name;
  }
}
