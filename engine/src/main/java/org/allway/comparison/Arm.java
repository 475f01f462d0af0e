package org.allway.comparison;

/** One child under one side. */
public record Arm(Standin child, String group, Totals totals) {}
