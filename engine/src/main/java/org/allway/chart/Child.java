package org.allway.chart;

import java.time.LocalDate;

/**
 * Who the chart is about.
 *
 * @param sex {@code female} or {@code male}; empty if not known
 */
public record Child(String id, String name, LocalDate born, String sex) {}
