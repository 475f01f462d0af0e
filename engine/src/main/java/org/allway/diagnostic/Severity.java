package org.allway.diagnostic;

/** How much a message matters: an error refuses the text, a warning lets it through. */
public enum Severity {
  ERROR,
  WARNING
}
