package org.allway.server.api;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import org.allway.fhir.protocol.ProtocolBundle;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.server.store.StoredChild;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Protocols as PlanDefinitions, and {@code $apply}: what a protocol comes to for one child. */
final class Protocols implements IResourceProvider {

  private final Library library;
  private final Shelves shelves;
  private final Bearer bearer;

  Protocols(Library library, Shelves shelves, Bearer bearer) {
    this.library = library;
    this.shelves = shelves;
    this.bearer = bearer;
  }

  @Override
  public Class<PlanDefinition> getResourceType() {
    return PlanDefinition.class;
  }

  @Read
  public PlanDefinition read(@IdParam IdType id) {
    return definition(protocol(id));
  }

  @Search
  public List<PlanDefinition> search(@OptionalParam(name = "_id") @Nullable TokenParam id) {
    return library.protocols().values().stream()
        .filter(one -> id == null || one.id().equals(id.getValue()))
        .map(this::definition)
        .toList();
  }

  /** The protocol with its activities, rules and sources. */
  @Operation(name = "$package", idempotent = true)
  public Bundle whole(@IdParam IdType id) {
    return ProtocolBundle.of(library, protocol(id));
  }

  /**
   * The plan of a child who is treated by this protocol.
   *
   * @param subject {@code Patient/ID}, or the number by which the hospital knows the child
   */
  @Operation(name = "$apply", idempotent = true)
  public Bundle apply(
      @IdParam IdType id, @OperationParam(name = "subject") @Nullable StringType subject) {
    Protocol protocol = protocol(id);
    if (subject == null || subject.isEmpty()) {
      throw new InvalidRequestException("Name the child: subject=Patient/ID.");
    }
    String patient = subject.getValue().replaceFirst("^Patient/", "");
    Optional<StoredChild> child = bearer.child("CarePlan", patient);
    Shelves.Shelf shelf =
        shelves.of(
            child.orElseThrow(
                () -> new ResourceNotFoundException("There is no child " + patient + " here.")));
    bearer.reads(shelf.child());
    boolean treated =
        shelf.all("CarePlan").stream()
            .flatMap(
                plan -> ((org.hl7.fhir.r4.model.CarePlan) plan).getInstantiatesCanonical().stream())
            .anyMatch(one ->
                one.getValue().contains("/" + protocol.id() + "|")
                    || one.getValue().endsWith("/" + protocol.id()));
    if (!treated) {
      throw new PreconditionFailedException(
          "This child is not treated by "
              + protocol.id()
              + ". Which protocol holds is decided by the chart, not by the question.");
    }
    return shelf.bundle().copy();
  }

  private Protocol protocol(IdType id) {
    Protocol protocol = library.protocols().get(id.getIdPart());
    if (protocol == null) {
      throw new ResourceNotFoundException(id);
    }
    return protocol;
  }

  private PlanDefinition definition(Protocol protocol) {
    PlanDefinition definition =
        (PlanDefinition) ProtocolBundle.of(library, protocol).getEntryFirstRep().getResource();
    definition.setId(protocol.id());
    return definition;
  }
}
