package org.allway.library;

import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.words.Words;

/** One line of a decision table. */
public record Row<R>(Rule when, R then, Words because, Evidence evidence, Place place) {}
