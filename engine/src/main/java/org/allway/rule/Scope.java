package org.allway.rule;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which names an expression may use. */
public interface Scope {

  Optional<Symbol> fact(String name);

  Optional<Symbol> choice(String id);

  Collection<String> factNames();

  Collection<String> choiceIds();

  /** Whether an expression here may ask questions of a kind. */
  boolean asks(Query.Kind kind);

  /** The names that an argument of a question may have. */
  Collection<String> names(Query.Argument argument);

  /** The same of an argument whose names depend on those before it. */
  default Collection<String> names(Query.Argument argument, List<String> before) {
    return names(argument);
  }

  /** The symbol of a question, made when it is first asked. */
  Symbol query(Query query);
}
