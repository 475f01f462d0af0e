package org.allway.words;

/** The languages in which everything shown to a person must exist. */
public enum Language {
  EN,
  ES
}
