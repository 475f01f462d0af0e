package org.allway.library;

import org.allway.words.Words;

/**
 * Something that can happen to a child under treatment: a toxicity, an allergy, an infection.
 *
 * @param graded whether it has grades from 1 to 5 (CTCAE)
 */
public record Event(String id, Words label, boolean graded) {}
