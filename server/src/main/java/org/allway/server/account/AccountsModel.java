package org.allway.server.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allway.words.Words;

/**
 * All accounts.
 *
 * @param sees the children that each family sees
 * @param children all children's names
 * @param once a password that was just given to an account, shown this one time
 */
public record AccountsModel(
    List<Account> accounts,
    Map<UUID, Set<UUID>> sees,
    Map<UUID, String> children,
    Optional<Once> once,
    Optional<Words> fault) {

  /** A password for one sign-in. */
  public record Once(String name, String password) {}
}
