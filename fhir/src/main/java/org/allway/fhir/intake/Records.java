package org.allway.fhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;

/**
 * The resources of texts in JSON: of a Bundle, of a single resource, or of lines with one each.
 * Each is parsed for itself, so that one that is broken harms no other.
 */
final class Records {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IParser parser;
  private final List<Item> items = new ArrayList<>();
  private final List<Report.Line> unreadable = new ArrayList<>();
  private final Map<String, Item> byAddress = new HashMap<>();

  Records(FhirContext fhir) {
    this.parser = fhir.newJsonParser().setParserErrorHandler(new Lenience());
  }

  /** What could be read, older versions left out. */
  List<Item> items() {
    return items;
  }

  /** What was no resource, or an older version of one. */
  List<Report.Line> unreadable() {
    return unreadable;
  }

  /** Reads one text. */
  void read(String source, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
    if (content.isEmpty()) {
      throw new Unreadable(source + " is empty.");
    }
    if (content.startsWith("<")) {
      throw new Unreadable(
          source + " is XML. Allway reads FHIR as JSON: ask for application/fhir+json.");
    }
    String first = content.lines().findFirst().orElse("").strip();
    if (content.indexOf('\n') > 0 && first.endsWith("}") && parses(first)) {
      lines(source, content);
      return;
    }
    try {
      resource(source, JSON.readTree(content), "", 0);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw new Unreadable(
          source
              + " is no JSON"
              + (place == null
                  ? "."
                  : ": it breaks off or goes wrong in line "
                      + place.getLineNr()
                      + ", column "
                      + place.getColumnNr()
                      + ".")
              + " Was the file copied whole?");
    }
  }

  private void lines(String source, String content) {
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        resource(source, JSON.readTree(line), "", number);
      } catch (JsonProcessingException _) {
        lost(source, "line " + number, "this line is no JSON");
      }
    }
  }

  private static boolean parses(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  private void resource(String source, JsonNode node, String address, int number) {
    String type = node.path("resourceType").asText("");
    if (type.isEmpty()) {
      if (number == 0 && address.isEmpty()) {
        throw new Unreadable(
            source + " is JSON, but no FHIR: it has no 'resourceType'. A Bundle was expected.");
      }
      lost(source, address.isEmpty() ? "line " + number : address, "it has no 'resourceType'");
      return;
    }
    Versions.refuseOthers(source, node, type);
    if (type.equals("Bundle")) {
      int entry = 0;
      for (JsonNode one : node.path("entry")) {
        entry++;
        if (one.has("resource")) {
          String name = one.path("fullUrl").asText("");
          resource(source, one.path("resource"), name.isEmpty() ? "entry " + entry : name, entry);
        }
      }
      return;
    }
    String id = node.path("id").asText("");
    String label =
        type + "/" + (id.isEmpty() ? (address.isEmpty() ? "line " + number : address) : id);
    try {
      if (parser.parseResource(node.toString()) instanceof DomainResource resource) {
        Item item = new Item(source, label, resource);
        items.add(item);
        if (!address.isEmpty()) {
          byAddress.put(address, item);
        }
        byAddress.putIfAbsent(type + "/" + id, item);
      }
    } catch (DataFormatException | IllegalArgumentException e) {
      lost(source, label, "it is no sound resource: " + first(String.valueOf(e.getMessage())));
    }
  }

  private void lost(String source, String label, String why) {
    unreadable.add(new Report.Line(source, label, "", List.of(new Fate.NotUnderstood(why))));
  }

  private static String first(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.replaceFirst("^HAPI-\\d+: ", "");
  }

  /** Of several versions of one resource keeps the newest, and lists the others. */
  void newestOnly() {
    Map<String, Item> newest = new HashMap<>();
    for (Item item : items) {
      if (item.resource.hasId()) {
        newest.merge(item.label, item, (one, other) -> newer(one, other) ? one : other);
      }
    }
    Set<Item> kept = new HashSet<>(newest.values());
    for (Item item : items) {
      if (item.resource.hasId() && !kept.contains(item)) {
        item.fate(new Fate.Superseded("", named(newest.getOrDefault(item.label, item))));
        unreadable.add(item.line());
      }
    }
    items.removeIf(item -> item.resource.hasId() && !kept.contains(item));
    newest.forEach(byAddress::put);
  }

  /** By the number of the version, else by when it was last updated; of equals the last found. */
  private static boolean newer(Item one, Item other) {
    var meta = one.resource.getMeta();
    var otherMeta = other.resource.getMeta();
    if (meta.hasVersionId()
        && otherMeta.hasVersionId()
        && !meta.getVersionId().equals(otherMeta.getVersionId())) {
      return number(meta.getVersionId()) > number(otherMeta.getVersionId());
    }
    return meta.hasLastUpdated()
        && otherMeta.hasLastUpdated()
        && meta.getLastUpdated().toInstant().isAfter(otherMeta.getLastUpdated().toInstant());
  }

  private static double number(String version) {
    return version.matches("\\d{1,15}") ? Double.parseDouble(version) : -1;
  }

  private static String named(Item item) {
    String version = item.resource.getMeta().getVersionId();
    return version == null ? "a newer version" : "version " + version;
  }

  /** What a reference names, if it is among the resources or contained in the one that names it. */
  Optional<DomainResource> find(DomainResource from, Reference reference) {
    String address = reference.getReference();
    if (address == null) {
      return Optional.empty();
    }
    if (address.startsWith("#")) {
      return from.getContained().stream()
          .filter(one ->
              address.equals("#" + one.getIdElement().getIdPart()) || address.equals(one.getId()))
          .filter(DomainResource.class::isInstance)
          .map(DomainResource.class::cast)
          .findFirst();
    }
    return item(address).map(item -> item.resource);
  }

  /** The resource at an address, absolute, relative or {@code urn:uuid}. */
  Optional<Item> item(String address) {
    Item exact = byAddress.get(address);
    if (exact != null) {
      return Optional.of(exact);
    }
    String[] parts = address.replaceFirst("/_history/.*$", "").split("/", -1);
    return parts.length < 2
        ? Optional.empty()
        : Optional.ofNullable(
            byAddress.get(parts[parts.length - 2] + "/" + parts[parts.length - 1]));
  }
}
