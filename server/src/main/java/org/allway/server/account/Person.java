package org.allway.server.account;

import java.util.UUID;
import org.allway.words.Language;

/**
 * Somebody who has signed in.
 *
 * @param account the account's id
 * @param name by which they sign in
 * @param display as others read it, such as <i>Dr. Ana Ruiz</i>
 */
public record Person(UUID account, String name, String display, Role role, Language language)
    implements java.io.Serializable {}
