package org.allway.server.family;

import java.util.List;
import org.allway.server.helpline.Reach;

/**
 * What a family sees in its child: the signs with which nobody waits come first.
 *
 * @param sent whether something was sent just now
 * @param calls signs among what was sent with which a family calls on the same day
 * @param picked signs that were picked and not accepted
 * @param typed what was written and not accepted
 * @param fault why it was not; empty if nothing is wrong
 */
public record SymptomsModel(
    FamilyFrame frame,
    SignsModel urgent,
    SignsModel today,
    Reach reach,
    boolean sent,
    List<String> calls,
    List<String> picked,
    String typed,
    String fault,
    String mark) {}
