package org.allway.assess;

import java.util.Map;
import java.util.Set;
import org.allway.library.Evidence;
import org.allway.rule.Value;
import org.allway.words.Words;

/**
 * Why something is so.
 *
 * @param text in people's words
 * @param rule the rule as written
 * @param facts what the rule read
 * @param assumed names of facts that are not known but expected
 */
public record Reason(
    Words text, String rule, Evidence evidence, Map<String, Value> facts, Set<String> assumed) {}
