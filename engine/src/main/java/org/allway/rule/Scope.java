package org.allway.rule;

import java.util.Collection;
import java.util.Optional;

/** Which names an expression may use. */
public interface Scope {

  Optional<Symbol> fact(String name);

  Optional<Symbol> choice(String id);

  Collection<String> factNames();

  Collection<String> choiceIds();
}
