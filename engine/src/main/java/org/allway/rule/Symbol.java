package org.allway.rule;

import org.allway.words.Words;

/**
 * A name that expressions may use.
 *
 * @param slot where a {@link Frame} holds its value
 * @param label what people call it
 */
public record Symbol(String name, int slot, Type type, Words label) {}
