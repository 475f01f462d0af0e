package org.allway.fhir.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.allway.fhir.Canon;
import org.allway.library.Evidence;
import org.allway.library.Source;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.StringType;

/** Sources as citations, and marks of what has none. */
record Cited(Map<String, Source> sources) {

  List<RelatedArtifact> of(Evidence evidence) {
    return of(evidence.cites());
  }

  List<RelatedArtifact> of(Collection<String> keys) {
    List<RelatedArtifact> citations = new ArrayList<>();
    for (String key : keys) {
      Source source = sources.get(key);
      RelatedArtifact citation = new RelatedArtifact();
      citation.setType(RelatedArtifactType.CITATION).setLabel(key);
      if (source != null) {
        citation.setCitation(source.title());
        if (!source.url().isEmpty()) {
          citation.setUrl(source.url());
        }
      }
      citations.add(citation);
    }
    return citations;
  }

  /** The file and line, and each field without a source. */
  static void mark(Element element, Evidence evidence) {
    marks(evidence).forEach(element::addExtension);
  }

  static List<Extension> marks(Evidence evidence) {
    List<Extension> marks = new ArrayList<>();
    marks.add(new Extension(Canon.RULE_PLACE, new StringType(evidence.place().fileAndLine())));
    for (String field : evidence.unverified()) {
      marks.add(new Extension(Canon.UNVERIFIED, new StringType(field)));
    }
    return marks;
  }
}
