package org.allway.words;

/** One text in every language. */
public record Words(String en, String es) {

  public static final Words NONE = new Words("", "");

  /** A text that reads the same in every language, such as a name. */
  public static Words same(String text) {
    return new Words(text, text);
  }

  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case ES -> es;
    };
  }

  public boolean isEmpty() {
    return en.isEmpty();
  }
}
