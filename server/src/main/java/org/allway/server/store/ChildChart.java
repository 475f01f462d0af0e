package org.allway.server.store;

import java.util.List;
import org.allway.chart.Chart;
import org.allway.diagnostic.Diagnostic;

/**
 * A chart as the engine reads it.
 *
 * @param child with the version that was read
 * @param chart its entries carry {@code entry N} as their place
 * @param warnings such as of values that are rare
 */
public record ChildChart(StoredChild child, Chart chart, List<Diagnostic> warnings) {}
