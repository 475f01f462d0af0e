package org.allway.library;

import org.allway.diagnostic.Place;
import org.allway.words.Words;

/** A named table of doses. */
public record DoseTable(String id, Words title, DoseRule.Banded rule, Place place) {}
