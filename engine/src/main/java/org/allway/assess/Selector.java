package org.allway.assess;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.allway.chart.ChartView;
import org.allway.library.Protocol;
import org.allway.rule.Explanation;
import org.allway.rule.Value;
import org.allway.words.Language;

/** Finds the first protocol of a family whose requirements a child meets. */
public final class Selector {

  private Selector() {}

  public static Selection select(List<Index> family, ChartView view) {
    List<Selection.Refusal> refusals = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    for (Index index : family) {
      Facts recorded = Facts.recorded(index, view, view.asOf(), view.asOf());
      Facts assumed = Facts.assumed(index, view, view.asOf(), view.asOf());
      Set<String> open = new LinkedHashSet<>();
      Set<String> expected = new LinkedHashSet<>();
      List<Selection.Refusal> refused = new ArrayList<>();
      for (Protocol.Requirement requirement : index.protocol().eligible()) {
        Value value = requirement.require().evaluate(recorded);
        if (value.isFalse()) {
          refused.add(refusal(index, requirement, recorded));
        } else if (value instanceof Value.Unknown(Set<String> needs, var _)) {
          boolean asExpected = requirement.require().evaluate(assumed).isTrue();
          (asExpected ? expected : open).addAll(needs);
        }
      }
      if (!refused.isEmpty()) {
        refusals.addAll(refused);
      } else if (!open.isEmpty()) {
        missing.addAll(open);
      } else if (missing.isEmpty()) {
        return new Selection.Chosen(index, expected, List.copyOf(refusals));
      }
    }
    return missing.isEmpty()
        ? new Selection.Outside(refusals)
        : new Selection.Undetermined(missing);
  }

  private static Selection.Refusal refusal(
      Index index, Protocol.Requirement requirement, Facts recorded) {
    Explanation explanation = Explanation.of(requirement.require(), recorded, Language.EN);
    return new Selection.Refusal(
        index.protocol().id(),
        requirement.because(),
        explanation.facts().keySet(),
        requirement.evidence());
  }
}
