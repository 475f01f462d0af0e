package org.allway.wording;

import java.util.Optional;
import org.allway.library.Choice;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.words.Words;

/** What people call the facts and choices of a library. */
public record Names(Library library) {

  /** A fact's label or a choice's question; empty for what is neither. */
  public Optional<Words> of(String need) {
    Fact fact = library.vocabulary().get(need);
    Choice choice = library.choices().get(need);
    return fact != null
        ? Optional.of(fact.label())
        : Optional.ofNullable(choice).map(Choice::question);
  }
}
