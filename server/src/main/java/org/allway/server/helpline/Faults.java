package org.allway.server.helpline;

import org.allway.words.Words;

/** Why a message is not taken. */
public final class Faults {

  private Faults() {}

  public static Words of(String text) {
    return text.isBlank()
        ? new Words("Write something first.", "Escriba algo primero.")
        : new Words(
            "This is too long. Write at most " + Messages.LONGEST + " letters.",
            "Es demasiado largo. Escriba como mucho " + Messages.LONGEST + " letras.");
  }
}
