package org.allway.server.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Signing in with an account of the ward.
 *
 * <ol>
 *   <li>the account, by its name
 *   <li>it is neither disabled nor resting after wrong passwords
 *   <li>the password
 *   <li>the code, if the account has a second factor
 * </ol>
 *
 * An unknown name takes as long as a wrong password, and both sound the same.
 */
@Component
final class SignIn implements AuthenticationProvider {

  private static final String REFUSED = "Name, password or code is wrong.";

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final Supplier<String> nobody;

  SignIn(Accounts accounts, PasswordEncoder passwords, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
    this.nobody = SingletonSupplier.of(() -> passwords.encode(Passwords.once()));
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String password = String.valueOf(attempt.getCredentials());
    Optional<Account> found = accounts.named(attempt.getName());
    if (found.isEmpty()) {
      passwords.matches(password, nobody.get());
      throw new BadCredentialsException(REFUSED);
    }
    Account account = found.get();
    if (account.locked(clock.instant())) {
      throw new LockedException("This account rests after several wrong passwords.");
    }
    boolean right = passwords.matches(password, account.password());
    String code = attempt.getDetails() instanceof FormDetails details ? details.code() : "";
    boolean fits =
        account.totp().map(secret -> Codes.fits(secret, code, clock.instant())).orElse(true);
    if (!right || !fits || account.disabled()) {
      accounts.failed(account.id());
      throw new BadCredentialsException(REFUSED);
    }
    accounts.succeeded(account.id());
    UsernamePasswordAuthenticationToken token =
        UsernamePasswordAuthenticationToken.authenticated(
            account.name(),
            null,
            List.of(
                FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    token.setDetails(attempt.getDetails());
    return token;
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
