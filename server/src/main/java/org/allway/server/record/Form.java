package org.allway.server.record;

import java.util.List;
import java.util.Set;
import org.allway.server.account.Role;

/**
 * One thing that can be recorded.
 *
 * @param kind by which addresses name it
 * @param may who records it
 */
public record Form(String kind, String title, String hint, List<Field> fields, Set<Role> may) {

  Form with(List<Field> others) {
    return new Form(kind, title, hint, others, may);
  }

  boolean hasFaults() {
    return fields.stream().anyMatch(field -> field.fault().isPresent());
  }
}
