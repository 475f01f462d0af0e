package org.allway.fhir.protocol;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.allway.fhir.Canon;
import org.allway.fhir.Systems;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.StringType;

/** Small things that all definitions need. */
final class Names {

  private Names() {}

  /** A name for programs: a capital first, then letters, digits and underscores. */
  static String computer(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        boolean digits = !name.isEmpty() && Character.isDigit(word.charAt(0));
        name.append(digits ? "_" : "").append(Character.toUpperCase(word.charAt(0)));
        name.append(word.substring(1));
      }
    }
    return Character.isLetter(name.charAt(0)) ? name.toString() : "P" + name;
  }

  static DateTimeType date(LocalDate date) {
    return new DateTimeType(date.toString());
  }

  static Duration days(int number) {
    Duration duration = new Duration();
    duration.setValue(BigDecimal.valueOf(number)).setUnit("days");
    duration.setSystem(Systems.UCUM).setCode("d");
    return duration;
  }

  static Duration years(int number) {
    Duration duration = new Duration();
    duration.setValue(BigDecimal.valueOf(number)).setUnit("years");
    duration.setSystem(Systems.UCUM).setCode("a");
    return duration;
  }

  static void unverified(DomainResource resource, String field) {
    resource.addExtension(Canon.UNVERIFIED, new StringType(field));
  }
}
