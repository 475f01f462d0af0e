package org.allway.server.helpline;

import java.util.UUID;

/**
 * A child's thread, as the team sees it.
 *
 * @param waits whether the family waits for an answer
 * @param typed what was written and not accepted
 * @param fault why it was not; empty if nothing is wrong
 */
public record TeamModel(
    UUID child, String name, boolean waits, TalkModel talk, String typed, String fault) {}
