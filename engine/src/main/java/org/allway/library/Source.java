package org.allway.library;

/** Something that is cited. The address is empty where none is public. */
public record Source(String key, String title, String url, String kind) {}
