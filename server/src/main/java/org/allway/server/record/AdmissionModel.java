package org.allway.server.record;

import java.util.List;
import java.util.Map;
import org.allway.words.Words;

/**
 * The form for a new child.
 *
 * @param centres profiles of hospitals
 * @param families of protocols; none chosen means the centre's own
 * @param facts what may be known already, by group
 * @param typed what was typed
 * @param same children with this name and birthday; somebody must say that this is another
 */
public record AdmissionModel(
    List<Control.Option> centres,
    List<Control.Option> families,
    List<Group> facts,
    String today,
    Map<String, String> typed,
    List<Words> faults,
    List<Same> same) {

  public record Group(String title, List<Field> fields) {}

  /** A child that is there already. */
  public record Same(String id, String name, String number, String born) {}
}
