package org.allway.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.chart.Entry;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.plan.Case;
import org.allway.plan.Planner;
import org.allway.server.store.Writing.Appended;
import org.allway.server.store.Writing.Conflict;
import org.allway.server.store.Writing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the store promises, on either database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChartStoreSpecification {

  private static final Who NURSE = new Who("nurse.jones");
  private static final LocalDate BORN = LocalDate.of(2021, 3, 4);

  /** Late in the evening of 15 February in Chicago, already the 16th in Greenwich. */
  private static final Instant EVENING = Instant.parse("2026-02-16T03:30:00Z");

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);

  private final Ticking clock = new Ticking(EVENING, ZoneId.of("America/Chicago"));
  private OpenStore open;
  private int numbers;

  abstract StoreSettings fresh();

  @BeforeAll
  void open() {
    open = OpenStore.at(fresh(), TestLibrary.bundled(), clock);
  }

  @AfterAll
  void close() {
    open.close();
  }

  private ChartStore store() {
    return open.children();
  }

  private static NewEntry lab(LocalDate on, double anc) {
    return new NewEntry(on, Map.of("lab", Map.of("anc", anc)));
  }

  private static NewEntry gave(LocalDate on, String amount) {
    return new NewEntry(
        on, Map.of("gave", Map.of("drug", "vincristine", "amount", amount, "route", "IV")));
  }

  private static Appended appended(Writing writing) {
    assertThat(writing).isInstanceOf(Appended.class);
    return (Appended) writing;
  }

  private ChildId emma() {
    Header header = Header.of("N-" + numbers++, "Emma", BORN, "female");
    return appended(store().admit(header, List.of(lab(TODAY, 0.9)), NURSE)).child();
  }

  private long version(ChildId id) {
    return store().find(id).orElseThrow().version();
  }

  @Test
  void what_is_admitted_is_found_by_the_hospitals_number_and_in_the_list() {
    ChildId id = emma();
    StoredChild child = store().find(id).orElseThrow();
    assertThat(child.header().name()).isEqualTo("Emma");
    assertThat(child.header().born()).isEqualTo(BORN);
    assertThat(child.version()).isEqualTo(2);
    assertThat(store().numbered(child.header().number())).contains(child);
    assertThat(store().children()).contains(child);
    assertThat(store().find(ChildId.fresh())).isEmpty();
    assertThat(store().numbered("nobody has this")).isEmpty();
  }

  @Test
  void a_child_of_whom_nothing_is_recorded_yet_has_a_chart_and_a_plan() {
    Header header = Header.of("N-" + numbers++, "Newcomer", BORN, "");
    ChildId id = appended(store().admit(header, List.of(), NURSE)).child();
    ChildChart chart = open.charts().get(id);
    assertThat(chart.chart().entries()).isEmpty();
    assertThat(open.plans().of(chart, TODAY).plan().state()).isEqualTo("new");
  }

  @Test
  void each_entry_says_who_recorded_it_when_by_the_wards_clock_and_has_a_name() {
    ChildId id = emma();
    appended(store().append(id, 2, List.of(gave(TODAY.minusDays(3), "1.05 mg")), NURSE));
    StoredEntry entry = store().entries(id).getLast();
    assertThat(entry.seq()).isEqualTo(3);
    assertThat(entry.on()).contains(LocalDate.of(2026, 2, 12));
    assertThat(entry.recordedAt()).isEqualTo(clock.instant());
    assertThat(entry.recordedBy()).isEqualTo("nurse.jones");
    assertThat(entry.body().path("recorded").asString()).isEqualTo("2026-02-15");
    assertThat(entry.body().path("by").asString()).isEqualTo("nurse.jones");
    assertThat(entry.body().path("id").asString()).isEqualTo("e3");
    assertThat(entry.body().path("gave").path("amount").asString()).isEqualTo("1.05 mg");
  }

  @Test
  void an_error_is_withdrawn_by_a_new_entry_and_stays_in_the_chart() {
    ChildId id = emma();
    store().append(id, 2, List.of(lab(TODAY, 9.9)), NURSE);
    NewEntry withdrawal =
        new NewEntry(TODAY, Map.of("withdraw", Map.of("entry", "e3", "reason", "another child's")));
    appended(store().append(id, 3, List.of(withdrawal), NURSE));
    Chart chart = open.charts().get(id).chart();
    assertThat(chart.entries()).hasSize(3);
    assertThat(chart.asOf(TODAY, TODAY).noted()).hasSize(1);
  }

  @Test
  void what_cannot_be_in_a_chart_is_refused_as_a_whole_with_reasons() {
    ChildId id = emma();
    Writing writing =
        store().append(id, 2, List.of(lab(TODAY, 1.1), gave(TODAY, "1.05 ml")), NURSE);
    assertThat(writing).isInstanceOf(Refused.class);
    List<Diagnostic> faults = ((Refused) writing).faults();
    assertThat(faults).extracting(Diagnostic::code).containsExactly("NOT-AN-AMOUNT");
    assertThat(faults.getFirst().place().file()).isEqualTo("entry 4");
    assertThat(store().entries(id)).hasSize(2);
    assertThat(version(id)).isEqualTo(2);
  }

  @Test
  void nothing_is_recorded_of_days_to_come() {
    ChildId id = emma();
    Writing writing = store().append(id, 2, List.of(lab(TODAY.plusDays(1), 1.1)), NURSE);
    assertThat(writing).isInstanceOf(Refused.class);
    clock.advance(Duration.ofHours(3)); // past midnight
    assertThat(store().append(id, 2, List.of(lab(TODAY.plusDays(1), 1.1)), NURSE))
        .isInstanceOf(Appended.class);
    clock.advance(Duration.ofHours(-3));
  }

  @Test
  void a_value_that_is_rare_is_kept_and_warned_of_once() {
    ChildId id = emma();
    NewEntry tall = new NewEntry(TODAY, Map.of("facts", Map.of("wbc", 1400)));
    Appended first = appended(store().append(id, 2, List.of(tall), NURSE));
    assertThat(first.warnings()).isNotEmpty();
    Appended second = appended(store().append(id, 3, List.of(lab(TODAY, 0.8)), NURSE));
    assertThat(second.warnings()).isEmpty();
    assertThat(open.charts().get(id).warnings()).isNotEmpty();
  }

  @Test
  void who_saw_an_older_version_is_told_so_and_nothing_is_written() {
    ChildId id = emma();
    store().append(id, 2, List.of(lab(TODAY, 1.0)), NURSE);
    assertThat(store().append(id, 2, List.of(lab(TODAY, 1.1)), NURSE)).isEqualTo(new Conflict(3));
    assertThat(store().entries(id)).hasSize(3);
  }

  @Test
  void of_eight_who_write_at_once_by_the_same_version_one_does() throws Exception {
    ChildId id = emma();
    List<Writing> outcomes = atOnce(8, () -> store().append(id, 2, List.of(lab(TODAY, 1)), NURSE));
    assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Conflict.class::isInstance).hasSize(7);
    assertThat(version(id)).isEqualTo(3);
    assertThat(store().entries(id)).extracting(StoredEntry::seq).containsExactly(1L, 2L, 3L);
  }

  @Test
  void what_is_true_whatever_others_write_goes_behind_it() throws Exception {
    ChildId id = emma();
    List<Writing> outcomes = atOnce(8, () -> store().append(id, List.of(lab(TODAY, 1)), NURSE));
    assertThat(outcomes).allMatch(Appended.class::isInstance);
    assertThat(store().entries(id)).hasSize(10);
  }

  @Test
  void of_two_who_admit_the_same_number_at_once_one_does() throws Exception {
    Header header = Header.of("twice", "Emma", BORN, "female");
    List<Writing> outcomes = atOnce(2, () -> store().admit(header, List.of(), NURSE));
    assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Refused.class::isInstance)
        .singleElement()
        .satisfies(refused ->
            assertThat(((Refused) refused).faults().getFirst().code()).isEqualTo("NUMBER-TAKEN"));
  }

  private static List<Writing> atOnce(int many, Callable<Writing> writing) throws Exception {
    CyclicBarrier together = new CyclicBarrier(many);
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      List<Future<Writing>> futures = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        futures.add(
            threads.submit(() -> {
              together.await();
              return writing.call();
            }));
      }
      List<Writing> outcomes = new ArrayList<>();
      for (Future<Writing> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  @Test
  void a_corrected_name_holds_from_now_on_and_the_old_one_stays_known() {
    ChildId id = emma();
    Header before = store().find(id).orElseThrow().header();
    Header corrected = Header.of("moved-" + before.number(), "Emma Lee", BORN, "female");
    assertThat(store().correct(id, 1, corrected, NURSE)).isEqualTo(new Conflict(2));
    appended(store().correct(id, 2, corrected, NURSE));
    assertThat(store().find(id).orElseThrow().header()).isEqualTo(corrected);
    assertThat(store().numbered(corrected.number())).isPresent();
    assertThat(store().numbered(before.number())).isEmpty();
    assertThat(open.charts().get(id).chart().child().name()).isEqualTo("Emma Lee");
    assertThat(open.charts().at(id, 2).chart().child().name()).isEqualTo("Emma");
    assertThat(store().entries(id)).filteredOn(StoredEntry::isHeader).hasSize(2);
  }

  @Test
  void a_child_is_not_moved_to_the_number_of_another_nor_to_a_centre_that_is_none() {
    ChildId id = emma();
    Header other = store().find(emma()).orElseThrow().header();
    assertThat(store().correct(id, 2, other, NURSE)).isInstanceOf(Refused.class);
    Header nowhere =
        new Header("x", "Emma", BORN, "female", other.diagnosed(), "no-such-centre", "");
    assertThat(store().correct(id, 2, nowhere, NURSE)).isInstanceOf(Refused.class);
    assertThat(store().admit(nowhere, List.of(), NURSE)).isInstanceOf(Refused.class);
  }

  @Test
  void what_is_kept_cannot_be_changed_or_removed_even_by_hand() {
    ChildId id = emma();
    String which = " where child_id = '" + id + "'";
    assertThatThrownBy(() -> open.jdbc().update("update chart_entry set body = '{}'" + which))
        .rootCause()
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> open.jdbc().update("delete from chart_entry" + which))
        .rootCause()
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> open.jdbc().update("delete from child where id = '" + id + "'"))
        .isInstanceOf(RuntimeException.class);
    assertThat(store().entries(id)).hasSize(2);
  }

  @Test
  void a_chart_is_shown_as_it_was_at_any_moment() {
    ChildId id = emma();
    Instant admitted = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    store().append(id, 2, List.of(lab(TODAY, 0.5)), NURSE);
    assertThat(store().versionAt(id, admitted)).contains(2L);
    assertThat(store().versionAt(id, admitted.plusSeconds(59))).contains(2L);
    assertThat(store().versionAt(id, admitted.plusSeconds(60))).contains(3L);
    assertThat(store().versionAt(id, admitted.minusSeconds(1))).isEmpty();
    assertThat(open.charts().at(id, 2).chart().entries()).hasSize(1);
    assertThat(open.charts().at(id, 3).chart().entries()).hasSize(2);
  }

  @Test
  void a_clock_that_is_set_back_puts_nothing_before_what_was_recorded() {
    ChildId id = emma();
    clock.advance(Duration.ofHours(-1));
    store().append(id, 2, List.of(lab(TODAY, 0.5)), NURSE);
    clock.advance(Duration.ofHours(1));
    assertThat(store().entries(id)).extracting(StoredEntry::recordedAt).isSorted();
  }

  @Test
  void an_append_joins_the_transaction_around_it_and_goes_when_that_is_undone() {
    ChildId id = emma();
    open.transactions()
        .executeWithoutResult(transaction -> {
          appended(store().append(id, 2, List.of(lab(TODAY, 0.5)), NURSE));
          assertThat(open.charts().get(id).chart().entries()).hasSize(2);
          transaction.setRollbackOnly();
        });
    assertThat(store().entries(id)).hasSize(2);
    assertThat(open.charts().get(id).chart().entries()).hasSize(1);
    appended(store().append(id, 2, List.of(gave(TODAY, "1.05 mg")), NURSE));
    assertThat(open.charts().get(id).chart().entries().getLast()).isInstanceOf(Entry.Gave.class);
  }

  @Test
  void what_is_shown_right_after_writing_is_what_the_database_holds() {
    ChildId id = emma();
    store().append(id, 2, List.of(lab(TODAY, 1.0), gave(TODAY, "1.05 mg")), NURSE);
    NewEntry tiny = new NewEntry(TODAY, Map.of("facts", Map.of("mrd_eoi", 0.0000004)));
    appended(store().append(id, 4, List.of(tiny), NURSE));
    Charts anew = new Charts(new Rows(open.jdbc()), TestLibrary.bundled());
    assertThat(open.charts().get(id)).isEqualTo(anew.get(id));
    assertThat(open.charts().ledger(id, 5).nodes()).isEqualTo(anew.ledger(id, 5).nodes());
  }

  @Test
  void a_chart_file_is_taken_over_with_its_own_days_and_gives_the_same_plan() throws IOException {
    Path file = Path.of(System.getProperty("allway.home", ".."), "examples", "emma.yaml");
    String text = Files.readString(file);
    ChildId id = appended(store().takeOver("emma.yaml", text, NURSE)).child();
    Chart own =
        new ChartReader(TestLibrary.bundled(), new Diagnostics()).read("emma", text).orElseThrow();
    Case kept = open.plans().of(id, own.lastEntry());
    Case read = new Planner(TestLibrary.bundled()).of(own, own.lastEntry(), LocalDate.MAX);
    assertThat(kept.plan().state()).isEqualTo(read.plan().state());
    assertThat(kept.plan().roadmap()).isEqualTo(read.plan().roadmap());
    assertThat(kept.view().chart().entries()).hasSameSizeAs(own.entries());
  }

  @Test
  void a_chart_file_with_a_fault_is_refused_with_its_line() {
    Writing writing = store().takeOver("bad.yaml", "child: {id: x, born: 2021-13-01}\n", NURSE);
    assertThat(writing).isInstanceOf(Refused.class);
    assertThat(((Refused) writing).faults().getFirst().place().toString())
        .isEqualTo("bad.yaml:1:22");
  }

  @Test
  void what_would_be_is_shown_and_not_kept() {
    ChildId id = emma();
    ChildChart chart = open.charts().get(id);
    Plans plans = open.plans();
    Map<String, Object> lineage = Map.of("facts", Map.of("lineage", "B"));
    Plans.WhatIf would = plans.whatIf(chart, List.of(new NewEntry(TODAY, lineage)), TODAY);
    assertThat(would).isInstanceOf(Plans.WhatIf.Would.class);
    assertThat(((Plans.WhatIf.Would) would).chart().chart().entries()).hasSize(2);
    assertThat(store().entries(id)).hasSize(2);
    assertThat(plans.whatIf(chart, List.of(gave(TODAY, "much")), TODAY))
        .isInstanceOf(Plans.WhatIf.Refused.class);
  }

  @Test
  void a_child_that_is_not_there_gets_no_entries() {
    assertThatThrownBy(() -> store().append(ChildId.fresh(), List.of(lab(TODAY, 1)), NURSE))
        .isInstanceOf(NoSuchElementException.class);
  }
}
