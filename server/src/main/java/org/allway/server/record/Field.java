package org.allway.server.record;

import java.util.Optional;
import org.allway.words.Words;

/**
 * One field of a form.
 *
 * @param name of the field in the form
 * @param hint what can be put in; empty if the control says it all
 * @param known what the chart says now, with its day; empty if nothing
 * @param needed by when the plan counts on it; empty if it does not
 * @param typed what was typed
 * @param fault what is wrong with that
 * @param confirm whether the value is rare, so that somebody must say that it is right
 */
public record Field(
    String name,
    String label,
    String hint,
    Control control,
    String known,
    String needed,
    boolean required,
    String typed,
    Optional<Words> fault,
    boolean confirm) {

  static Field of(String name, String label, Control control) {
    return new Field(name, label, "", control, "", "", false, "", Optional.empty(), false);
  }

  Field must() {
    return new Field(name, label, hint, control, known, needed, true, typed, fault, confirm);
  }

  Field hinted(String text) {
    return new Field(name, label, text, control, known, needed, required, typed, fault, confirm);
  }

  Field typed(String text) {
    return new Field(name, label, hint, control, known, needed, required, text, fault, confirm);
  }

  Field wrong(String en, String es) {
    return new Field(
        name,
        label,
        hint,
        control,
        known,
        needed,
        required,
        typed,
        Optional.of(new Words(en, es)),
        confirm);
  }

  Field rare(String en, String es) {
    return new Field(
        name,
        label,
        hint,
        control,
        known,
        needed,
        required,
        typed,
        Optional.of(new Words(en, es)),
        true);
  }
}
