package org.allway.dose;

/** The ways a drug goes into a child. */
public enum Route {
  PO,
  IV,
  IT,
  IM,
  SC
}
