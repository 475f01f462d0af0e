package org.allway.library;

/** One file of knowledge: its name, as messages show it, and its content. */
public record KnowledgeText(String file, String content) {}
