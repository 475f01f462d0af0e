package org.allway.server.api;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allway.fhir.Ids;
import org.allway.fhir.release.PlanBundle;
import org.allway.library.Library;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildChart;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.store.StoredChild;
import org.allway.server.time.WardTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Every child's plan of today as resources, by type and id. */
@Lazy
@Component
class Shelves {

  /** A long way has some thousands of resources. */
  private static final int KEPT = 40;

  private record Key(ChildId child, long version, LocalDate day) {}

  private final FhirContext fhir;
  private final Library library;
  private final ChartStore children;
  private final Charts charts;
  private final Plans plans;
  private final WardTime time;
  private final Cache<Key, Shelf> kept = Caffeine.newBuilder().maximumSize(KEPT).build();

  Shelves(
      FhirContext fhir,
      Library library,
      ChartStore children,
      Charts charts,
      Plans plans,
      WardTime time) {
    this.fhir = fhir;
    this.library = library;
    this.children = children;
    this.charts = charts;
    this.plans = plans;
    this.time = time;
  }

  /**
   * What there is of one child.
   *
   * @param patient the id of its Patient
   * @param byType resources by type, then by id, as the plan lists them
   */
  record Shelf(
      StoredChild child, String patient, Bundle bundle, Map<String, Map<String, Resource>> byType) {

    /** Copies, because what answers a request writes into what it sends. */
    List<Resource> all(String type) {
      return byType.getOrDefault(type, Map.of()).values().stream().map(Resource::copy).toList();
    }

    Optional<Resource> one(String type, String id) {
      return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(id)).map(Resource::copy);
    }
  }

  List<StoredChild> children() {
    return children.children();
  }

  /** A child by the id of its Patient, or by the number by which the hospital knows it. */
  Optional<StoredChild> child(String patient) {
    return children.children().stream()
        .filter(one ->
            Ids.patient(one.header().number()).equals(patient)
                || one.header().number().equals(patient))
        .findFirst();
  }

  Shelf of(StoredChild child) {
    Key key = new Key(child.id(), child.version(), time.today());
    return kept.get(key, _ -> shelf(child));
  }

  private Shelf shelf(StoredChild child) {
    ChildChart chart = charts.get(child.id());
    Bundle bundle = PlanBundle.of(library, plans.of(chart, time.today()).plan());
    Map<String, String> addresses = new HashMap<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      addresses.put(entry.getFullUrl(), resource.fhirType() + "/" + resource.getIdPart());
    }
    Map<String, Map<String, Resource>> byType = new TreeMap<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = alone(entry.getResource(), addresses);
      byType
          .computeIfAbsent(resource.fhirType(), _ -> new LinkedHashMap<>())
          .put(resource.getIdElement().getIdPart(), resource);
    }
    return new Shelf(child, Ids.patient(child.header().number()), bundle, byType);
  }

  /**
   * A resource out of its bundle: what it points to by the other's place in the bundle it now
   * points to by the other's address.
   */
  private Resource alone(Resource resource, Map<String, String> addresses) {
    Resource alone = resource.copy();
    for (Reference reference :
        fhir.newTerser().getAllPopulatedChildElementsOfType(alone, Reference.class)) {
      String address = addresses.get(reference.getReference());
      if (address != null) {
        reference.setReference(address);
      }
    }
    return alone;
  }
}
