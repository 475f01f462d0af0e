package org.allway.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.allway.library.Library;

/**
 * Stored charts as the engine reads them. What was read is kept in memory, within bounds: a chart
 * of a version never changes, and a newer version needs only its new entries from the database.
 */
public final class Charts {

  /** In entries, of all ledgers together: some hundred long charts. */
  private static final long KEPT_ENTRIES = 150_000;

  private static final int KEPT_CHARTS = 300;

  private record Key(ChildId child, long version) {}

  private final Rows rows;
  private final Library library;

  private final Cache<ChildId, Ledger> ledgers =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_ENTRIES)
          .weigher((ChildId _, Ledger ledger) -> ledger.lines().size())
          .build();

  private final Cache<Key, ChildChart> charts =
      Caffeine.newBuilder().maximumSize(KEPT_CHARTS).build();

  Charts(Rows rows, Library library) {
    this.rows = rows;
    this.library = library;
  }

  /**
   * The newest chart of a child, if there is such a child.
   *
   * @throws UnreadableChart if the knowledge folder no longer knows what it says
   */
  public Optional<ChildChart> find(ChildId id) {
    return rows.child(id).map(this::of);
  }

  /**
   * The newest chart of a child.
   *
   * @throws NoSuchElementException if there is no such child
   */
  public ChildChart get(ChildId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("There is no child " + id + "."));
  }

  /** The chart of a child as {@link ChartStore#find} or {@link ChartStore#children} gave it. */
  public ChildChart of(StoredChild child) {
    return at(child.id(), child.version());
  }

  /** The chart as it was when it ended with this entry. */
  public ChildChart at(ChildId id, long version) {
    if (Unsettled.has(id)) {
      return read(id, ledger(id, version));
    }
    Key key = new Key(id, version);
    ChildChart known = charts.getIfPresent(key);
    if (known == null) {
      known = read(id, ledger(id, version));
      charts.put(key, known);
    }
    return known;
  }

  /** All entries up to a version. */
  Ledger ledger(ChildId id, long version) {
    Ledger known = Optional.ofNullable(ledgers.getIfPresent(id)).orElse(Ledger.EMPTY);
    if (known.version() >= version) {
      return known.upTo(version);
    }
    List<StoredEntry> more = rows.entries(id, known.version(), version);
    Ledger whole = known.and(more);
    if (whole.version() != version) {
      throw new NoSuchElementException("The chart of " + id + " has no version " + version + ".");
    }
    if (!Unsettled.has(id)) {
      keep(id, whole);
    }
    return whole;
  }

  /** Keeps what has just been written, so that it need not be read. */
  void keep(ChildId id, Ledger ledger, Reading reading) {
    keep(id, ledger);
    charts.put(new Key(id, ledger.version()), read(id, ledger, reading));
  }

  private void keep(ChildId id, Ledger ledger) {
    ledgers
        .asMap()
        .merge(id, ledger, (one, other) -> one.version() > other.version() ? one : other);
  }

  /** What the engine makes of a ledger, kept or not. */
  Reading reading(Ledger ledger) {
    return Reading.of(library, ledger);
  }

  /** What a chart file holds, to be stored. */
  ChartFile file(String name, String text) {
    return ChartFile.read(library, name, text);
  }

  private ChildChart read(ChildId id, Ledger ledger) {
    return read(id, ledger, reading(ledger));
  }

  private static ChildChart read(ChildId id, Ledger ledger, Reading reading) {
    StoredChild child = new StoredChild(id, ledger.version(), Headers.of(ledger.header()));
    return reading
        .chart()
        .map(chart -> new ChildChart(child, chart, reading.warnings()))
        .orElseThrow(() -> new UnreadableChart(id, reading.errors()));
  }
}
