package org.allway.server.family;

/**
 * The family guide.
 *
 * @param text its body, as the guide writes it: everything in it is escaped
 */
public record GuideModel(FamilyFrame frame, String text) {}
