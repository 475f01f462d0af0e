package org.allway.server.entry;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry as people read it.
 *
 * @param id by which it can be withdrawn
 * @param on when it was true
 * @param by the account
 * @param kind the first key of the entry, such as {@code lab}
 * @param withdrawn whether a later entry says that it was an error
 */
public record Line(
    long seq,
    String id,
    LocalDate on,
    Instant recorded,
    String by,
    String kind,
    String text,
    boolean withdrawn) {}
