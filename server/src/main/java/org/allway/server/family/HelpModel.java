package org.allway.server.family;

import org.allway.server.helpline.Reach;
import org.allway.server.helpline.TalkModel;

/**
 * Whom to reach, messages and live chat.
 *
 * @param typed what was written and not accepted
 * @param fault why it was not; empty if nothing is wrong
 * @param noCentre what is said where the centre has no numbers here
 */
public record HelpModel(
    FamilyFrame frame,
    Reach reach,
    TalkModel talk,
    String typed,
    String fault,
    String noCentre,
    String holidays,
    String mark) {}
