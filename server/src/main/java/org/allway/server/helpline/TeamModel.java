package org.allway.server.helpline;

import java.util.List;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.home.Adherence;

/**
 * A child's thread, as the team sees it.
 *
 * @param waits whether the family waits for an answer
 * @param home what the family says of medicines at home in these two weeks
 * @param typed what was written and not accepted
 * @param fault why it was not; empty if nothing is wrong
 */
public record TeamModel(
    ChildFrame frame,
    UUID child,
    boolean waits,
    TalkModel talk,
    List<Adherence> home,
    String typed,
    String fault) {}
