package org.allway.server.api;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allway.fhir.Ids;
import org.allway.server.store.StoredChild;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** The children themselves. */
final class Patients implements IResourceProvider {

  private static final String TYPE = "Patient";

  private final Shelves shelves;
  private final Bearer bearer;

  Patients(Shelves shelves, Bearer bearer) {
    this.shelves = shelves;
    this.bearer = bearer;
  }

  @Override
  public Class<Patient> getResourceType() {
    return Patient.class;
  }

  @Read
  public Patient read(@IdParam IdType id) {
    return bearer.children(TYPE).stream()
        .filter(child -> Ids.patient(child.header().number()).equals(id.getIdPart()))
        .findFirst()
        .map(this::patient)
        .orElseThrow(() -> new ResourceNotFoundException(id));
  }

  /**
   * Searching.
   *
   * @param identifier the number by which the hospital knows the child
   * @param name any part of it
   */
  @Search
  public List<Patient> search(
      @OptionalParam(name = "_id") @Nullable TokenParam id,
      @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
      @OptionalParam(name = "name") @Nullable StringParam name,
      @OptionalParam(name = "birthdate") @Nullable DateParam born) {
    List<Patient> found = new ArrayList<>();
    for (StoredChild child : bearer.children(TYPE)) {
      String number = child.header().number();
      if ((id == null || Ids.patient(number).equals(id.getValue()))
          && (identifier == null || number.equals(identifier.getValue()))
          && (name == null || plain(child.header().name()).contains(plain(name.getValue())))
          && (born == null || child.header().born().toString().equals(born.getValueAsString()))) {
        found.add(patient(child));
      }
    }
    return found;
  }

  private Patient patient(StoredChild child) {
    bearer.reads(child);
    return (Patient) shelves.of(child).all(TYPE).getFirst();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
