package org.allway.cli;

import org.allway.words.Language;

/** A language, as options name it. */
enum Tongue {
  en(Language.EN),
  es(Language.ES);

  private final Language language;

  Tongue(Language language) {
    this.language = language;
  }

  Language language() {
    return language;
  }
}
