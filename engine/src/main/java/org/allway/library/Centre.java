package org.allway.library;

import java.util.Map;
import org.allway.words.Words;

/**
 * A hospital's routine.
 *
 * @param labValidDays how old a count may be at a start gate
 * @param givingWindowDays how far from its planned day a recorded giving may lie and still be that
 *     dose
 * @param choices option by choice
 */
public record Centre(
    String id,
    Words title,
    String family,
    String bodySize,
    int labValidDays,
    int givingWindowDays,
    Map<String, String> choices) {}
