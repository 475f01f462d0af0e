package org.allway.fhir.protocol;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;

/** Which phase texts a roadmap can lead through. */
final class Roads {

  private Roads() {}

  /** Each once, in the order in which the roadmap comes to it. */
  static Set<Phase> phases(Protocol protocol) {
    Set<Phase> phases = new LinkedHashSet<>();
    protocol.roadmap().forEach(step -> phases.addAll(phases(step.variant())));
    return phases;
  }

  static Collection<Phase> phases(Protocol.Variant variant) {
    return switch (variant) {
      case Protocol.Variant.Always(Phase phase) -> List.of(phase);
      case Protocol.Variant.ByGroup(var byGroup) -> new LinkedHashSet<>(byGroup.values());
      case Protocol.Variant.ByRows(var table) -> table.rows().stream().map(Row::then).toList();
    };
  }
}
