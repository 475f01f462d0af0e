package org.allway.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.words.Words;

/**
 * A hospital's routine.
 *
 * @param labValidDays how old a count may be at a start gate
 * @param givingWindowDays how far from its planned day a recorded giving may lie and still be that
 *     dose
 * @param titration how doses follow the counts here, instead of as the protocol says; empty if so
 * @param choices option by choice
 * @param checks how much a check matters here, where it differs; empty if it is turned off
 * @param contacts whom a family reaches here
 * @param chat when somebody of the centre answers in writing at once; empty if nobody ever does
 */
public record Centre(
    String id,
    Words title,
    String family,
    String bodySize,
    int labValidDays,
    int givingWindowDays,
    String titration,
    Map<String, String> choices,
    Map<String, Optional<Check.Level>> checks,
    List<Contact> contacts,
    Optional<Contact.Hours> chat) {}
