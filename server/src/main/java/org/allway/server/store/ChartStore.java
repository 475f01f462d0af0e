package org.allway.server.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The children of the ward and what is recorded of them. Nothing recorded is ever changed: whatever
 * is written is a new entry, and either all of it is in the chart and on the disk when a method
 * returns, or none of it.
 *
 * <p>Every method that writes is one transaction; within a surrounding one it joins it. Who sees a
 * {@link Writing.Conflict} or {@link Writing.Refused} there and has written something else must
 * roll that back.
 */
public final class ChartStore {

  /** How often something is tried again that does not depend on what others write. */
  private static final int TRIES = 20;

  private final Rows rows;
  private final Charts charts;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final ZoneId zone;

  ChartStore(Rows rows, Charts charts, TransactionTemplate transactions, Clock clock, ZoneId zone) {
    this.rows = rows;
    this.charts = charts;
    this.transactions = transactions;
    this.clock = clock;
    this.zone = zone;
  }

  /** All children, in no order. */
  public List<StoredChild> children() {
    return rows.children();
  }

  public Optional<StoredChild> find(ChildId id) {
    return rows.child(id);
  }

  /** The child that the hospital knows by a number. */
  public Optional<StoredChild> numbered(String number) {
    return rows.numbered(number).flatMap(rows::child);
  }

  /** Everything recorded of a child, from the first entry to the newest. */
  public List<StoredEntry> entries(ChildId id) {
    return rows.entries(id, 0, Long.MAX_VALUE);
  }

  /** The newest chart as a file in JSON, which {@link #takeOver} and {@code allway plan} take. */
  public String file(StoredChild child) {
    return ChartFile.text(rows.entries(child.id(), 0, child.version()));
  }

  /**
   * The version that a chart had at a moment; for {@link Charts#at}. Finer than {@code knownOn},
   * which is a day, and by the server's clock alone.
   */
  public Optional<Long> versionAt(ChildId id, Instant at) {
    return Optional.of(rows.versionAt(id, at)).filter(version -> version > 0);
  }

  /** A new child, with what is known on admission; that may be nothing. */
  public Writing admit(Header header, List<NewEntry> entries, Who who) {
    return admit(Headers.json(header), Draft.of(entries), who);
  }

  /**
   * A child with a chart from elsewhere, whose entries keep their own days of recording.
   *
   * @param file the name that messages show
   * @param text a chart file, YAML or JSON
   */
  public Writing takeOver(String file, String text, Who who) {
    return switch (charts.file(file, text)) {
      case ChartFile.Sound(ObjectNode header, List<Draft> drafts) -> admit(header, drafts, who);
      case ChartFile.Faulty(List<Diagnostic> faults) -> new Writing.Refused(faults);
    };
  }

  private Writing admit(ObjectNode header, List<Draft> drafts, Who who) {
    String number = header.path("child").path("id").asString("");
    return numbering(
        number,
        () -> {
          ChildId id = ChildId.fresh();
          if (rows.numbered(number).isPresent()) {
            return numberTaken(number);
          }
          Instant now = now(Instant.EPOCH);
          List<StoredEntry> first =
              List.of(new StoredEntry(1, Optional.empty(), now, who.account(), header));
          Ledger before = Ledger.EMPTY.and(first);
          List<StoredEntry> entries = Draft.entries(drafts, before, now, today(now), who);
          Ledger after = before.and(entries);
          Reading reading = charts.reading(after);
          if (reading.chart().isEmpty()) {
            return new Writing.Refused(reading.errors());
          }
          rows.admit(id, number, after.version());
          rows.insert(id, after.lines().stream().map(Ledger.Line::entry).toList());
          Unsettled.add(id, () -> charts.keep(id, after, reading));
          return new Writing.Appended(id, after.version(), reading.warnings());
        });
  }

  /**
   * Records something that a person decided on by what the chart said.
   *
   * @param expected the version that the person saw
   * @throws NoSuchElementException if there is no such child
   */
  public Writing append(ChildId id, long expected, List<NewEntry> entries, Who who) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to record.");
    }
    return inTransaction(() -> {
      if (version(id) != expected) {
        return new Writing.Conflict(version(id));
      }
      Ledger before = charts.ledger(id, expected);
      Instant now = now(before.lines().getLast().entry().recordedAt());
      List<StoredEntry> more = Draft.entries(Draft.of(entries), before, now, today(now), who);
      return write(id, before, more);
    });
  }

  /**
   * Records something that is true whatever else the chart says, such as a laboratory value: it
   * goes behind what others have written meanwhile.
   *
   * @throws NoSuchElementException if there is no such child
   */
  public Writing append(ChildId id, List<NewEntry> entries, Who who) {
    Writing written = append(id, version(id), entries, who);
    for (int tries = 1; tries < TRIES && written instanceof Writing.Conflict; tries++) {
      written = append(id, version(id), entries, who);
    }
    return written;
  }

  /**
   * Corrects who the child is, or changes the centre or the family of protocols.
   *
   * @param expected the version that the person saw
   * @throws NoSuchElementException if there is no such child
   */
  public Writing correct(ChildId id, long expected, Header header, Who who) {
    return numbering(
        header.number(),
        () -> {
          if (version(id) != expected) {
            return new Writing.Conflict(version(id));
          }
          if (rows.numbered(header.number()).filter(other -> !other.equals(id)).isPresent()) {
            return numberTaken(header.number());
          }
          Ledger before = charts.ledger(id, expected);
          Instant now = now(before.lines().getLast().entry().recordedAt());
          List<StoredEntry> more =
              List.of(
                  new StoredEntry(
                      expected + 1, Optional.empty(), now, who.account(), Headers.json(header)));
          Writing written = write(id, before, more);
          if (written instanceof Writing.Appended) {
            rows.header(id, header.number(), expected + 1);
          }
          return written;
        });
  }

  /** What a chart would be with something more; nothing of it is kept. */
  Trial trial(ChildChart chart, List<NewEntry> entries) {
    StoredChild child = chart.child();
    Ledger before = charts.ledger(child.id(), child.version());
    Instant now = now(Instant.EPOCH);
    List<StoredEntry> more =
        Draft.entries(Draft.of(entries), before, now, today(now), new Who("nobody"));
    Reading reading = charts.reading(before.and(more));
    return new Trial(child, reading, Ledger.about(child.version(), reading.warnings()));
  }

  record Trial(StoredChild child, Reading reading, List<Diagnostic> warnings) {}

  private Writing write(ChildId id, Ledger before, List<StoredEntry> more) {
    Ledger after = before.and(more);
    Reading reading = charts.reading(after);
    if (reading.chart().isEmpty()) {
      return new Writing.Refused(reading.errors());
    }
    if (!rows.advance(id, before.version(), after.version())) {
      return new Writing.Conflict(version(id));
    }
    rows.insert(id, more);
    Unsettled.add(id, () -> charts.keep(id, after, reading));
    return new Writing.Appended(
        id, after.version(), Ledger.about(before.version(), reading.warnings()));
  }

  private long version(ChildId id) {
    return rows.child(id)
        .map(StoredChild::version)
        .orElseThrow(() -> new NoSuchElementException("There is no child " + id + "."));
  }

  private Writing inTransaction(Supplier<Writing> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }

  /** Two who give the same number at once are told as if they had come one after the other. */
  private Writing numbering(String number, Supplier<Writing> work) {
    try {
      return inTransaction(work);
    } catch (DuplicateKeyException _) {
      return numberTaken(number);
    }
  }

  private static Writing numberTaken(String number) {
    return new Writing.Refused(
        List.of(
            new Diagnostic(
                Severity.ERROR,
                "NUMBER-TAKEN",
                new Place("the child", 1, 1),
                "Another child of this ward has the number '" + number + "'.",
                "Look for that child first: it may be the same one.")));
  }

  /** As exact as the database, and never before what was recorded last. */
  private Instant now(Instant last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isBefore(last) ? last : now;
  }

  private LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone);
  }
}
