package org.allway.library;

import java.util.List;
import org.allway.words.Words;

/** Protocols of one generation of trials; the first that fits is used. */
public record Family(String id, Words title, List<Protocol> protocols) {}
