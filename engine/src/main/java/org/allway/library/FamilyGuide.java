package org.allway.library;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.allway.diagnostic.Place;
import org.allway.dose.Route;

/**
 * What a family is told, in one language. Every statement has its own sources.
 *
 * @param language as a page names it, such as {@code en}
 * @param name of the language, in the language
 * @param labels the words of the guide's own frame, one for each {@link Label}
 * @param topics what every family is told
 * @param phases what the phases are for
 * @param drugs what each drug is for, and what to look for
 * @param helplines whom to reach besides the centre
 * @param emergency whom to call first when there is danger, besides the centre
 */
public record FamilyGuide(
    String language,
    String name,
    Map<Label, String> labels,
    List<Topic> topics,
    List<AboutPhase> phases,
    List<AboutDrug> drugs,
    List<Contact> helplines,
    List<Contact> emergency,
    Place place) {

  /**
   * One thing that is said, with where it comes from.
   *
   * @param sign the name of the sign that it tells of, by which a family can pick it; often empty
   */
  public record Statement(String text, Evidence evidence, String sign) {}

  /** A heading with what is said beneath it. */
  public record Topic(String id, Part part, String title, List<Statement> lines) {}

  /** Where in the guide a topic stands, in this order. */
  public enum Part {
    /** Signs with which nobody waits. */
    URGENT,
    /** Signs to tell the team on the same day. */
    TODAY,
    HOME,
    LIFE,
    QUESTIONS,
    /** About the guide and its helplines. */
    ABOUT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a phase is for.
   *
   * @param of texts of phases, or lines of roadmaps
   */
  public record AboutPhase(
      Set<String> of, String name, List<Statement> purpose, List<Statement> expect) {}

  /**
   * What a drug is for and what to look for.
   *
   * @param route empty for every route that has no text of its own
   * @param common effects that many children have
   * @param call what to tell the team
   * @param home how it is taken and handled
   */
  public record AboutDrug(
      Set<String> of,
      Optional<Route> route,
      List<Statement> purpose,
      List<Statement> common,
      List<Statement> call,
      List<Statement> home) {

    /** All that is said, in this order. */
    public List<Statement> all() {
      return Stream.of(purpose, common, call, home).flatMap(List::stream).toList();
    }
  }

  /** The words for a drug by a route; empty if nobody has written them. */
  public Optional<AboutDrug> drug(Drug drug, Route route) {
    return drugs.stream()
        .filter(
            one -> one.of().contains(drug.id()) && one.route().filter(route::equals).isPresent())
        .findFirst()
        .or(() ->
            drugs.stream()
                .filter(one -> one.of().contains(drug.id()) && one.route().isEmpty())
                .findFirst());
  }

  /** The words for a phase: by its text, else by its line of the roadmap, cycles alike. */
  public Optional<AboutPhase> phase(String text, String id) {
    return Stream.of(text, id, id.replaceFirst("-\\d+$", ""))
        .flatMap(name -> phases.stream().filter(one -> one.of().contains(name)))
        .findFirst();
  }

  public List<Topic> topics(Part part) {
    return topics.stream().filter(topic -> topic.part() == part).toList();
  }

  /** What is said of a sign, in this part of the guide. */
  public Optional<Statement> sign(Part part, String name) {
    return topics(part).stream()
        .flatMap(topic -> topic.lines().stream())
        .filter(said -> !said.sign().isEmpty() && said.sign().equals(name))
        .findFirst();
  }

  public String label(Label label) {
    return labels.getOrDefault(label, "");
  }

  /** Everything that is said, with a name for whoever checks it. */
  public Stream<Map.Entry<String, List<Statement>>> texts() {
    return Stream.of(
            topics.stream().map(one -> Map.entry(one.id(), one.lines())),
            phases.stream()
                .map(one ->
                    Map.entry(
                        one.name(),
                        Stream.concat(one.purpose().stream(), one.expect().stream()).toList())),
            drugs.stream()
                .map(one ->
                    Map.entry(
                        String.join(", ", one.of())
                            + one.route().map(route -> " " + route).orElse(""),
                        one.all())))
        .flatMap(entries -> entries);
  }

  /** The words of the frame. */
  public enum Label {
    TITLE,
    FOR_CHILD,
    AS_OF,
    PROTOCOL,
    REVIEW,
    NOT_REVIEWED,
    UNVERIFIED,
    NOW,
    URGENT,
    TODAY,
    REACH,
    REACH_FIRST,
    OPEN_ALWAYS,
    OPEN_NOW,
    CLOSED_NOW,
    OPENS,
    HOLIDAYS,
    YOUR_CENTRE,
    NO_CENTRE,
    THIS_PHASE,
    NEXT_PHASE,
    EARLIEST,
    EXPECT,
    WEEK,
    WEEK_NOTE,
    WEEK_NONE,
    MEDICINE,
    HOW,
    WHEN,
    HOW_MUCH,
    GIVEN,
    HELD,
    ASK,
    EVERY_DAY,
    TIMES_A_DAY,
    A_DAY,
    PUMP,
    TABLETS,
    CAPSULES,
    LIQUID,
    MEDICINES,
    COMMON,
    CALL,
    AT_HOME,
    MISSING,
    HOME,
    LIFE,
    QUESTIONS,
    ABOUT,
    SOURCES,
    SIZE,
    PAGE,
    OF_PAGES,
    BY_PO,
    BY_IV,
    BY_IT,
    BY_IM,
    BY_SC,
    BY_OTHER;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
