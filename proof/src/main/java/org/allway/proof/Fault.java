package org.allway.proof;

import java.util.Map;
import org.allway.diagnostic.Diagnostic;

/**
 * What a proof found wrong.
 *
 * @param child the facts of a child that shows it, by name; empty if the fault is that no such
 *     child exists
 */
public record Fault(Diagnostic diagnostic, Map<String, String> child) {}
