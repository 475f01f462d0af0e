package org.allway.plan;

import java.time.LocalDate;
import org.allway.library.Protocol;
import org.allway.words.Words;

/**
 * A stretch of a child's way under one protocol.
 *
 * @param from its first day
 * @param choice the question whose answer began it; empty for the first protocol
 * @param answer the chosen option; empty as well
 */
public record Leg(Protocol protocol, LocalDate from, String choice, Words answer) {}
