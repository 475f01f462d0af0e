package org.allway.cli;

import java.nio.file.Path;
import java.util.List;
import org.allway.assess.Selection;
import org.allway.plan.Plan;

/** Why no protocol takes a child, and what to do. */
final class Refusals {

  private Refusals() {}

  static String words(Path chart, Plan plan, Selection.Outside outside) {
    StringBuilder text = new StringBuilder();
    text.append(chart).append(": error NO-PROTOCOL: no protocol of the family '");
    text.append(plan.family().id()).append("' takes this child.\n");
    String last = "";
    for (Selection.Refusal refusal : outside.refusals()) {
      if (!refusal.protocol().equals(last)) {
        text.append("  ").append(refusal.protocol()).append(":\n");
        last = refusal.protocol();
      }
      text.append("    - ").append(refusal.because().en());
      text.append(" (decided by ").append(String.join(", ", refusal.facts()));
      text.append("; ").append(refusal.evidence().place().fileAndLine());
      List<String> cites = refusal.evidence().cites();
      text.append(cites.isEmpty() ? "" : "; " + String.join(", ", cites)).append(")\n");
    }
    text.append(
        "  Correct the facts if they are wrong; name another family in the chart (family: ...); or"
            + " treat by a ");
    text.append("protocol that Allway does not hold.");
    return text.toString();
  }
}
