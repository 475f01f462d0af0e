package org.allway.server.child;

import org.allway.roadmap.PlannedPhase;
import org.allway.wording.Wording;
import org.allway.words.Words;

/** What phases are called; cycles of one phase are told apart. */
final class Titles {

  private static final Words CYCLE = new Words("cycle", "ciclo");

  private Titles() {}

  static String of(PlannedPhase phase, Wording wording) {
    String title = wording.say(phase.phase().title());
    return phase.cycle() == 0 ? title : title + ", " + wording.say(CYCLE) + " " + phase.cycle();
  }
}
