package org.allway.fhir.intake;

import java.util.List;
import org.allway.chart.Entry;
import org.allway.library.Codes;

/**
 * What a resource would put into the chart, before it is held against all others.
 *
 * @param entries usually one; a medicine that ended has two
 * @param key what of one day can stand in a chart once
 * @param same what must be alike for two to be duplicates
 * @param shows how the chart would write it
 * @param time the moment on that day, as written; empty if only the day is known
 * @param issued when it was issued, as written; empty if that is not known
 * @param at which of several results it stands for
 * @param remarks what a person should know of how it was read
 */
record Proposal(
    Item item,
    List<Entry> entries,
    String key,
    String same,
    String shows,
    String time,
    String issued,
    Codes.At at,
    List<String> remarks) {

  Entry.When when() {
    return entries.getFirst().when();
  }
}
