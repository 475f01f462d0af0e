package org.allway.roadmap;

import org.allway.library.Adaptation;
import org.allway.library.Row;
import org.allway.words.Words;

/**
 * One reason why a dose is not what the protocol plans.
 *
 * @param outcome what it comes to for this dose
 * @param because in the words of the rule, else what decided it
 */
public record Adjustment(
    Adaptation adaptation,
    Row<Adaptation.Outcome> row,
    Adaptation.Outcome outcome,
    Words because) {}
