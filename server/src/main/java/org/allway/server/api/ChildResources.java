package org.allway.server.api;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.server.store.StoredChild;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One type of resource of all children: reading, and searching by child, id and status. */
final class ChildResources<T extends Resource> implements IResourceProvider {

  private final Class<T> type;
  private final String name;
  private final Shelves shelves;
  private final Bearer bearer;

  ChildResources(Class<T> type, Shelves shelves, Bearer bearer) {
    this.type = type;
    this.name = type.getSimpleName();
    this.shelves = shelves;
    this.bearer = bearer;
  }

  @Override
  public Class<T> getResourceType() {
    return type;
  }

  @Read
  public IBaseResource read(@IdParam IdType id) {
    for (StoredChild child : bearer.children(name)) {
      Optional<Resource> found = shelves.of(child).one(name, id.getIdPart());
      if (found.isPresent()) {
        bearer.reads(child);
        return found.get();
      }
    }
    throw new ResourceNotFoundException(id);
  }

  /**
   * Searching.
   *
   * @param patient a Patient's id, or the number by which the hospital knows the child
   */
  @Search
  public List<IBaseResource> search(
      @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
      @OptionalParam(name = "subject") @Nullable ReferenceParam subject,
      @OptionalParam(name = "_id") @Nullable TokenParam id) {
    Optional<String> of =
        Optional.ofNullable(patient)
            .or(() -> Optional.ofNullable(subject))
            .map(ReferenceParam::getIdPart);
    List<IBaseResource> found = new ArrayList<>();
    for (StoredChild child : bearer.children(name)) {
      if (of.isEmpty()
          || shelves.child(of.get()).filter(one -> one.id().equals(child.id())).isPresent()) {
        List<Resource> all = shelves.of(child).all(name);
        if (!all.isEmpty()) {
          bearer.reads(child);
        }
        all.stream()
            .filter(one -> id == null || one.getIdElement().getIdPart().equals(id.getValue()))
            .forEach(found::add);
      }
    }
    return found;
  }
}
