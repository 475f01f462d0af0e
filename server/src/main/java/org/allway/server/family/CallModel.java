package org.allway.server.family;

import org.allway.server.helpline.Reach;

/**
 * A sign with which nobody waits, and whom to call.
 *
 * @param told whether the team was told of it just now
 */
public record CallModel(
    FamilyFrame frame,
    String title,
    SignsModel.Sign sign,
    Reach reach,
    boolean told,
    String noCentre,
    String mark) {}
