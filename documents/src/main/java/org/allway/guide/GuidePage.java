package org.allway.guide;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.assess.Selection;
import org.allway.library.Contact;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.AboutDrug;
import org.allway.library.FamilyGuide.AboutPhase;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.FamilyGuide.Part;
import org.allway.library.FamilyGuide.Statement;
import org.allway.library.Library;
import org.allway.library.Source;
import org.allway.plan.Plan;
import org.allway.print.Node;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Tag;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Size;
import org.allway.roadmap.Standing;
import org.allway.rule.Numbers;

/**
 * A family's guide: what cannot wait stands first, then whom to reach, then their own plan.
 *
 * <ol>
 *   <li>signs with which nobody waits
 *   <li>whom to reach, by the clock
 *   <li>signs to tell on the same day
 *   <li>this phase, and the next
 *   <li>the medicines of these seven days, and what to know of each
 *   <li>at home, daily life, questions, sources
 * </ol>
 */
public final class GuidePage {

  private final Library library;
  private final FamilyGuide guide;
  private final Plan plan;
  private final ZonedDateTime now;
  private final Said said;
  private final List<Node> body = new ArrayList<>();

  private GuidePage(Library library, FamilyGuide guide, Plan plan, ZonedDateTime now) {
    this.library = library;
    this.guide = guide;
    this.plan = plan;
    this.now = now;
    this.said = new Said(guide);
  }

  /**
   * The guide.
   *
   * @param now the moment for which it says whom to reach, on the family's clock
   */
  public static Page of(
      Library library, FamilyGuide guide, Plan plan, ZonedDateTime now, Paper paper) {
    return new GuidePage(library, guide, plan, now).page(paper);
  }

  private Page page(Paper paper) {
    String title = said.label(Label.TITLE) + ": " + plan.child().name();
    body.add(header());
    topics(Part.URGENT, "urgent");
    body.add(reach());
    topics(Part.TODAY, "today");
    phases();
    week();
    medicines();
    part(Part.HOME, Label.HOME);
    part(Part.LIFE, Label.LIFE);
    part(Part.QUESTIONS, Label.QUESTIONS);
    about();
    String foot =
        plan.child().name()
            + ". "
            + said.label(Label.AS_OF)
            + " "
            + said.dayOfYear(plan.asOf())
            + protocol().map(one -> ". " + one).orElse("");
    String css =
        GuideStyle.CSS
            + paper.css(
                Paper.Turn.UPRIGHT,
                said.label(Label.TITLE),
                foot,
                said.label(Label.UNVERIFIED),
                said.label(Label.PAGE),
                said.label(Label.OF_PAGES));
    return new Page(
        guide.language(), title, said.label(Label.REVIEW), css, List.of(Tag.of("main", body)));
  }

  private Optional<String> protocol() {
    return plan.selection() instanceof Selection.Chosen(var index, var _, var _)
        ? Optional.of(index.protocol().id() + " " + index.protocol().version())
        : Optional.empty();
  }

  private Tag header() {
    List<Node> lines = new ArrayList<>();
    lines.add(Tag.of("h1", said.label(Label.TITLE)));
    String of =
        said.label(Label.FOR_CHILD)
            + " "
            + plan.child().name()
            + ". "
            + said.label(Label.AS_OF)
            + " "
            + said.dayOfYear(plan.asOf())
            + ".";
    lines.add(Tag.of("p", of).as("whose"));
    if (plan.selection() instanceof Selection.Chosen(var index, var _, var _)) {
      String name = said.name(index.protocol().title());
      String words = said.label(Label.PROTOCOL) + ": " + name + " (" + protocol().orElse("") + ")";
      lines.add(Tag.of("p", words).as("fine"));
    }
    lines.add(Tag.of("p", said.label(Label.REVIEW)).as("review"));
    lines.add(Tag.of("p", said.label(Label.NOT_REVIEWED)).as("fine"));
    return Tag.of("header", lines);
  }

  private void topics(Part part, String style) {
    for (FamilyGuide.Topic topic : guide.topics(part)) {
      body.add(Tag.of("section", Tag.of("h2", topic.title()), said.list(topic.lines())).as(style));
    }
  }

  private void part(Part part, Label heading) {
    List<FamilyGuide.Topic> topics = guide.topics(part);
    if (topics.isEmpty()) {
      return;
    }
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h2", said.label(heading)));
    for (FamilyGuide.Topic topic : topics) {
      children.add(Tag.of("h3", topic.title()));
      children.add(said.list(topic.lines()));
    }
    body.add(Tag.of("section", children));
  }

  private Tag reach() {
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h2", said.label(Label.REACH)));
    children.add(Tag.of("p", said.label(Label.REACH_FIRST)).as("first"));
    children.add(Tag.of("p", said.label(Label.NOW) + ": " + said.moment(now)).as("fine"));
    List<Node> own = new ArrayList<>();
    plan.centre().contacts().forEach(one -> own.add(contact(one)));
    children.add(Tag.of("h3", said.label(Label.YOUR_CENTRE)));
    if (own.isEmpty()) {
      children.add(Tag.of("p", said.label(Label.NO_CENTRE)));
      children.add(Tag.of("p", "____________________________").as("blank"));
    } else {
      children.add(Tag.of("ul", own).as("contacts"));
    }
    if (!guide.helplines().isEmpty()) {
      children.add(
          Tag.of("ul", guide.helplines().stream().map(this::contact).toList()).as("contacts"));
    }
    return Tag.of("section", children).as("reach");
  }

  private Tag contact(Contact contact) {
    said.cite(contact.evidence().cites());
    boolean open = contact.open(now.toInstant());
    List<Node> parts = new ArrayList<>();
    parts.add(Tag.of("strong", said.name(contact.name())));
    parts.add(Said.text(": "));
    parts.add(way(contact.way()));
    parts.add(Said.text(" "));
    String state =
        contact.hours().isEmpty()
            ? said.label(Label.OPEN_ALWAYS)
            : said.label(open ? Label.OPEN_NOW : Label.CLOSED_NOW);
    parts.add(Tag.of("span", state).as(open ? "open" : "closed"));
    contact.hours().ifPresent(hours -> parts.add(Tag.of("p", hours(hours, open)).as("fine")));
    if (!contact.say().isEmpty()) {
      String say = said.name(contact.say()) + said.mark(contact.evidence().verified());
      parts.add(Tag.of("p", say));
    }
    return Tag.of("li", parts);
  }

  /** A phone number can be called with a finger. */
  private static Node way(String way) {
    return way.matches("[+]?[0-9() -]{7,}")
        ? Tag.of("a", way).with("href", "tel:" + way.replaceAll("[^+0-9]", ""))
        : Tag.of("strong", way);
  }

  private String hours(Contact.Hours hours, boolean open) {
    List<DayOfWeek> days = hours.days().stream().sorted().toList();
    String words =
        said.dayName(days.getFirst())
            + (days.size() == 1 ? "" : " – " + said.dayName(days.getLast()))
            + ", "
            + said.time(hours.from())
            + " – "
            + said.time(hours.to())
            + " ("
            + said.zone(hours.zone())
            + ")";
    if (!open) {
      ZonedDateTime next = hours.next(now.toInstant()).withZoneSameInstant(now.getZone());
      words += "; " + said.label(Label.OPENS) + " " + said.moment(next);
    }
    return words + ". " + said.label(Label.HOLIDAYS);
  }

  /** The phase that goes on, else the first to come; and the one behind it. */
  private List<PlannedPhase> nearest() {
    return plan.roadmap().phases().stream()
        .filter(phase -> phase.status() != PlannedPhase.Status.DONE)
        .limit(2)
        .toList();
  }

  private void phases() {
    List<PlannedPhase> nearest = nearest();
    List<Label> headings = List.of(Label.THIS_PHASE, Label.NEXT_PHASE);
    for (int i = 0; i < nearest.size(); i++) {
      if (i > 0 && alike(nearest.get(0), nearest.get(i))) {
        continue;
      }
      boolean going = nearest.get(i).status() == PlannedPhase.Status.ACTIVE;
      Label heading = going ? Label.THIS_PHASE : headings.get(Math.max(i, 1));
      boolean told = i > 0 && about(nearest.get(0)).equals(about(nearest.get(i)));
      body.add(Tag.of("section", phase(nearest.get(i), heading, told)).as("phase"));
    }
  }

  /** The next cycle of the same phase: nothing new to say. */
  private static boolean alike(PlannedPhase one, PlannedPhase other) {
    return one.phase().id().equals(other.phase().id());
  }

  private Optional<AboutPhase> about(PlannedPhase phase) {
    return guide.phase(phase.phase().id(), phase.id());
  }

  /**
   * @param told whether the same words stand above already
   */
  private List<Node> phase(PlannedPhase phase, Label heading, boolean told) {
    Optional<AboutPhase> about = about(phase);
    String name = about.map(AboutPhase::name).orElse(said.name(phase.phase().title()));
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h2", said.label(heading) + ": " + name));
    boolean begun = phase.status() == PlannedPhase.Status.ACTIVE;
    String span = said.span(phase.start().date(), phase.end());
    children.add(
        Tag.of("p", begun ? span : span + " (" + said.label(Label.EARLIEST) + ")").as("dates"));
    if (about.isEmpty()) {
      children.add(Tag.of("p", said.label(Label.MISSING)).as("missing"));
      return children;
    }
    if (told) {
      return children;
    }
    children.add(said.list(about.get().purpose()));
    if (!about.get().expect().isEmpty()) {
      children.add(Tag.of("h3", said.label(Label.EXPECT)));
      children.add(said.list(about.get().expect()));
    }
    return children;
  }

  private void week() {
    LocalDate last = plan.asOf().plusDays(6);
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h2", said.label(Label.WEEK) + ": " + said.span(plan.asOf(), last)));
    children.add(Tag.of("p", said.label(Label.WEEK_NOTE)).as("review"));
    size().ifPresent(children::add);
    children.add(new WeekTable(plan, said).table());
    body.add(Tag.of("section", children).as("medicines"));
  }

  private Optional<Node> size() {
    return nearest().stream()
        .map(PlannedPhase::size)
        .filter(Size::known)
        .findFirst()
        .map(size ->
            Tag.of(
                    "p",
                    said.label(Label.SIZE)
                        + ": "
                        + Numbers.text(size.height())
                        + " cm, "
                        + Numbers.text(size.weight())
                        + " kg ("
                        + said.dayOfYear(size.measured())
                        + ").")
                .as("fine"));
  }

  /** Those of these days first, then those that the phase still holds. */
  private Set<WeekTable.Medicine> coming() {
    Set<WeekTable.Medicine> medicines =
        new LinkedHashSet<>(new WeekTable(plan, said).doses().keySet());
    nearest().stream()
        .limit(1)
        .flatMap(phase -> phase.doses().stream())
        .filter(dose -> !dose.date().isBefore(plan.asOf()))
        .filter(dose -> !(dose.standing() instanceof Standing.Omitted))
        .map(Dose::element)
        .map(element -> new WeekTable.Medicine(element.drug(), element.route()))
        .forEach(medicines::add);
    return medicines;
  }

  private void medicines() {
    Set<WeekTable.Medicine> medicines = coming();
    if (medicines.isEmpty()) {
      return;
    }
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h2", said.label(Label.MEDICINES)));
    for (WeekTable.Medicine medicine : medicines) {
      String heading = said.name(medicine.drug().label()) + ", " + said.route(medicine.route());
      children.add(Tag.of("h3", heading));
      Optional<AboutDrug> about = guide.drug(medicine.drug(), medicine.route());
      if (about.isEmpty()) {
        children.add(Tag.of("p", said.label(Label.MISSING)).as("missing"));
      } else {
        children.add(said.list(about.get().purpose()));
        told(Label.COMMON, about.get().common(), children);
        told(Label.CALL, about.get().call(), children);
        told(Label.AT_HOME, about.get().home(), children);
      }
    }
    body.add(Tag.of("section", children));
  }

  private void told(Label heading, List<Statement> statements, List<Node> children) {
    if (!statements.isEmpty()) {
      children.add(Tag.of("h4", said.label(heading)));
      children.add(said.list(statements));
    }
  }

  private void about() {
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h2", said.label(Label.ABOUT)));
    for (FamilyGuide.Topic topic : guide.topics(Part.ABOUT)) {
      children.add(Tag.of("h3", topic.title()));
      children.add(said.list(topic.lines()));
    }
    children.add(Tag.of("p", said.label(Label.REVIEW)));
    children.add(Tag.of("p", said.label(Label.NOT_REVIEWED)));
    if (said.marked()) {
      children.add(Tag.of("p", said.label(Label.UNVERIFIED)));
    }
    children.add(Tag.of("h3", said.label(Label.SOURCES)));
    List<Node> sources = new ArrayList<>();
    said.cited().stream()
        .flatMap(key -> Stream.ofNullable(library.sources().get(key)))
        .map(GuidePage::source)
        .forEach(sources::add);
    children.add(Tag.of("ul", sources).as("sources"));
    body.add(Tag.of("section", children).as("about"));
  }

  private static Node source(Source source) {
    String words =
        Stream.of(source.title(), source.url())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(". "));
    return Tag.of("li", words);
  }
}
