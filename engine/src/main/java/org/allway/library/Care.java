package org.allway.library;

import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.words.Words;

/**
 * Something to do, to watch or to test besides the protocol's drugs, while a condition holds.
 *
 * @param topic under which it is listed
 */
public record Care(String id, Words topic, Rule when, Words text, Evidence evidence, Place place) {}
