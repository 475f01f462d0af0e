package org.allway.server.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allway.server.page.Screen;
import org.allway.words.Language;
import org.allway.words.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * An administrator looks after accounts. Passwords are made here, shown once, and changed first.
 */
@Controller
class AccountPages {

  private static final String PAGE = "account/accounts.jte";
  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;

  private final Accounts accounts;
  private final ChildNames children;

  AccountPages(Accounts accounts, ChildNames children) {
    this.accounts = accounts;
    this.children = children;
  }

  @GetMapping("/accounts")
  View all(Screen screen) {
    return screen.show(PAGE, model(Optional.empty(), Optional.empty()));
  }

  @PostMapping("/accounts")
  View open(
      Person person,
      Screen screen,
      @RequestParam String name,
      @RequestParam String display,
      @RequestParam Role role,
      @RequestParam Language language) {
    if (!Accounts.plain(name).matches("[a-z0-9][a-z0-9._-]{1,39}") || display.isBlank()) {
      return screen.show(
          UNPROCESSABLE,
          PAGE,
          model(
              Optional.empty(),
              Optional.of(
                  new Words(
                      "A name has 2 to 40 letters, digits, points or dashes; and say what others"
                          + " read.",
                      "Un nombre tiene de 2 a 40 letras, cifras, puntos o guiones; y diga qué leen"
                          + " los demás."))));
    }
    String password = Passwords.once();
    return accounts
        .open(name, display, role, language, password, person.name())
        .map(_ ->
            screen.show(
                PAGE,
                model(
                    Optional.of(new AccountsModel.Once(Accounts.plain(name), password)),
                    Optional.empty())))
        .orElseGet(() ->
            screen.show(
                CONFLICT,
                PAGE,
                model(
                    Optional.empty(),
                    Optional.of(new Words("This name is taken.", "Este nombre ya está en uso.")))));
  }

  @PostMapping("/accounts/{account}/password")
  View newPassword(Screen screen, @PathVariable UUID account) {
    Account one = accounts.find(account).orElseThrow();
    String password = Passwords.once();
    accounts.password(account, password, true);
    return screen.show(
        PAGE, model(Optional.of(new AccountsModel.Once(one.name(), password)), Optional.empty()));
  }

  @PostMapping("/accounts/{account}/second-factor/end")
  String noSecondFactor(@PathVariable UUID account) {
    accounts.totp(account, Optional.empty());
    return "redirect:/accounts";
  }

  @PostMapping("/accounts/{account}/disabled")
  View disable(
      Person person, Screen screen, @PathVariable UUID account, @RequestParam boolean disabled) {
    if (person.account().equals(account)) {
      return screen.show(
          CONFLICT,
          PAGE,
          model(
              Optional.empty(),
              Optional.of(
                  new Words(
                      "Nobody can close their own account.",
                      "Nadie puede cerrar su propia cuenta."))));
    }
    accounts.disable(account, disabled);
    return screen.show(PAGE, model(Optional.empty(), Optional.empty()));
  }

  @PostMapping("/accounts/{account}/children")
  String grant(
      Person person,
      @PathVariable UUID account,
      @RequestParam UUID of,
      @RequestParam(defaultValue = "true") boolean sees) {
    Account one = accounts.find(account).orElseThrow();
    if (one.role() == Role.FAMILY && children.all().containsKey(of)) {
      if (sees) {
        accounts.grant(account, of, person.name());
      } else {
        accounts.revoke(account, of);
      }
    }
    return "redirect:/accounts";
  }

  private AccountsModel model(Optional<AccountsModel.Once> once, Optional<Words> fault) {
    List<Account> all = accounts.all();
    Map<UUID, Set<UUID>> sees = new HashMap<>();
    for (Account one : all) {
      if (one.role() == Role.FAMILY) {
        sees.put(one.id(), accounts.childrenOf(one.id()));
      }
    }
    return new AccountsModel(all, sees, children.all(), once, fault);
  }
}
