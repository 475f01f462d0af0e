package org.allway.fhir.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.allway.words.Words;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Words of people, compared without regard to case, accents and punctuation. */
final class Texts {

  private Texts() {}

  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  static boolean same(String text, Words words) {
    return same(text, words.en()) || same(text, words.es());
  }

  /** What a concept calls itself; empty if it has no words. */
  static String of(CodeableConcept concept) {
    return Optional.ofNullable(concept.getText())
        .or(() ->
            concept.getCoding().stream()
                .filter(Coding::hasDisplay)
                .map(Coding::getDisplay)
                .findFirst())
        .orElse("");
  }

  /** Words and codes, for a message. */
  static String shown(CodeableConcept concept) {
    String words = of(concept);
    String codes =
        concept.getCoding().stream()
            .map(coding -> system(coding) + coding.getCode())
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    if (words.isEmpty() && codes.isEmpty()) {
      return "(nothing)";
    }
    return words.isEmpty() ? codes : words + (codes.isEmpty() ? "" : " [" + codes + "]");
  }

  private static String system(Coding coding) {
    return coding.hasSystem() ? coding.getSystem().replaceFirst("^https?://", "") + "|" : "";
  }
}
