package org.allway.server.page;

/**
 * How somebody can sign in.
 *
 * @param why they are asked to; empty at first
 * @param hospital whether the hospital's own server can say who they are
 */
public record SignInModel(String why, boolean hospital) {}
