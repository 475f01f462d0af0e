package org.allway.server.account;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.allway.server.page.Screen;
import org.allway.words.Words;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own account: password and second factor. */
@Controller
class Me {

  /** In the session, until its first code has shown that an app knows it. */
  private static final String SECRET = "allway.secret";

  private static final String PAGE = "account/me.jte";
  private static final int UNPROCESSABLE = 422;

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final Clock clock;

  Me(Accounts accounts, PasswordEncoder passwords, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
  }

  @GetMapping({"/me", Present.CHANGE_PASSWORD})
  View page(Person person, Screen screen) {
    return screen.show(PAGE, model(account(person)));
  }

  @PostMapping(Present.CHANGE_PASSWORD)
  View password(
      Person person,
      Screen screen,
      @RequestParam String old,
      @RequestParam String password,
      @RequestParam String again) {
    Account account = account(person);
    Optional<Words> fault =
        !passwords.matches(old, account.password())
            ? Optional.of(
                new Words(
                    "The present password is not right.", "La contraseña actual no es correcta."))
            : !password.equals(again)
                ? Optional.of(
                    new Words(
                        "The new password was typed in two ways.",
                        "La contraseña nueva se escribió de dos maneras."))
                : password.equals(old)
                    ? Optional.of(
                        new Words("That is the present one.", "Esa es la contraseña actual."))
                    : Passwords.fault(password, person.name());
    if (fault.isPresent()) {
      return refused(screen, account, fault.get());
    }
    accounts.password(account.id(), password, false);
    return done(
        screen, account(person), new Words("The password is changed.", "Contraseña cambiada."));
  }

  @PostMapping("/me/second-factor/begin")
  View begin(Person person, Screen screen, HttpSession session) {
    String secret = Codes.secret();
    session.setAttribute(SECRET, secret);
    Account account = account(person);
    Codes.Picture picture = Codes.picture(Codes.address(account.name(), secret));
    return screen.show(
        PAGE,
        new MeModel(
            account.mustChange(),
            account.totp().isPresent(),
            Optional.of(new MeModel.Enrolment(secret, picture.path(), picture.width())),
            Optional.empty(),
            Optional.empty()));
  }

  @PostMapping("/me/second-factor")
  View confirm(Person person, Screen screen, HttpSession session, @RequestParam String code) {
    Account account = account(person);
    if (!(session.getAttribute(SECRET) instanceof String secret)
        || !Codes.fits(secret, code, clock.instant())) {
      return refused(
          screen,
          account,
          new Words(
              "The code does not fit. Scan the new picture and try again.",
              "El código no coincide. Escanee la imagen nueva e inténtelo de nuevo."));
    }
    session.removeAttribute(SECRET);
    accounts.totp(account.id(), Optional.of(secret));
    return done(
        screen,
        account(person),
        new Words(
            "From now on, signing in asks for a code.",
            "Desde ahora se pedirá un código al entrar."));
  }

  @PostMapping("/me/second-factor/end")
  View end(Person person, Screen screen, @RequestParam String old) {
    Account account = account(person);
    if (!passwords.matches(old, account.password())) {
      return refused(
          screen,
          account,
          new Words("The present password is not right.", "La contraseña actual no es correcta."));
    }
    accounts.totp(account.id(), Optional.empty());
    return done(
        screen,
        account(person),
        new Words("Signing in asks for no code any more.", "Ya no se pedirá ningún código."));
  }

  private Account account(Person person) {
    return accounts.find(person.account()).orElseThrow();
  }

  private static View refused(Screen screen, Account account, Words fault) {
    return screen.show(
        UNPROCESSABLE,
        PAGE,
        new MeModel(
            account.mustChange(),
            account.totp().isPresent(),
            Optional.empty(),
            Optional.of(fault),
            Optional.empty()));
  }

  private static View done(Screen screen, Account account, Words done) {
    return screen.show(
        PAGE,
        new MeModel(
            account.mustChange(),
            account.totp().isPresent(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(done)));
  }

  private static MeModel model(Account account) {
    return new MeModel(
        account.mustChange(),
        account.totp().isPresent(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
