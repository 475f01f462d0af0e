package org.allway.comparison;

import java.util.Map;
import org.allway.rule.Value;

/**
 * A child who stands in for a risk group.
 *
 * @param changes what had to be otherwise than in the reference, as little as possible, for the
 *     child to come into the group: facts by their names
 */
public record Standin(Reference reference, Map<String, Value> changes) {}
