package org.allway.plan;

import java.time.LocalDate;
import org.allway.words.Words;

/**
 * A fact that is missing.
 *
 * @param by when the plan counts on it
 * @param what for: {@code eligibility}, {@code risk}, {@code roadmap}, {@code decision} or {@code
 *     dose}
 */
public record Need(String fact, Words label, LocalDate by, String what) {}
