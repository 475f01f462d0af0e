package org.allway.server.account;

import java.io.PrintStream;
import org.allway.words.Language;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A ward without accounts gets an administrator, with a password that is printed once. */
@Component
@Order(0)
class FirstAdministrator implements ApplicationRunner {

  private static final String NAME = "admin";

  private final Accounts accounts;

  FirstAdministrator(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!accounts.isEmpty()) {
      return;
    }
    String password = Passwords.once();
    accounts.open(NAME, "Administrator", Role.ADMINISTRATOR, Language.EN, password, "first start");
    PrintStream out = System.out;
    out.println();
    out.println("  The ward has no accounts yet. Sign in as   " + NAME);
    out.println("  with this password, which works once:      " + password);
    out.println();
  }
}
