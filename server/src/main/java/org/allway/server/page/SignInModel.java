package org.allway.server.page;

/** Why somebody is asked to sign in; empty at first. */
public record SignInModel(String why) {}
