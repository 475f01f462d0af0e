package org.allway.library;

import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.words.Words;

/**
 * What treatment may leave behind, and how to look for it.
 *
 * @param after what brings it
 * @param lookFor what to look for, and by which test
 * @param howOften when and how often
 */
public record LateEffect(
    String id,
    Words after,
    Rule when,
    Words lookFor,
    Words howOften,
    Evidence evidence,
    Place place) {}
