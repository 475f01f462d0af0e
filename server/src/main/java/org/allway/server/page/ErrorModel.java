package org.allway.server.page;

import org.allway.words.Words;

/** What went wrong, and what to do. */
public record ErrorModel(int status, Words title, Words text) {}
