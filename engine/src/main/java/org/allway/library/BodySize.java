package org.allway.library;

import org.allway.rule.Rule;
import org.allway.words.Words;

/** A formula for body surface in m². */
public record BodySize(String id, Words title, Rule bsa, Evidence evidence) {}
