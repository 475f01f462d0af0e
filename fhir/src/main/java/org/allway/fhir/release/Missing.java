package org.allway.fhir.release;

import java.time.LocalDate;
import org.allway.fhir.Canon;
import org.allway.fhir.Systems;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.plan.Need;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** What is not known yet and would tell more: facts, or answers of people. */
record Missing(Library library) {

  Extension of(String name) {
    Extension missing = new Extension(Canon.MISSING);
    missing.addExtension("fact", named(name));
    return missing;
  }

  Extension of(Need need) {
    Extension missing = of(need.fact());
    if (need.by().isBefore(LocalDate.MAX)) {
      missing.addExtension("by", Entries.date(need.by()));
    }
    missing.addExtension("for", new StringType(need.what()));
    return missing;
  }

  private Type named(String name) {
    Fact fact = library.vocabulary().get(name);
    return fact == null ? new StringType(name) : new Coding(Systems.FACT, name, fact.label().en());
  }
}
