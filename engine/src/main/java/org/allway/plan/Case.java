package org.allway.plan;

import org.allway.assess.Index;
import org.allway.chart.ChartView;

/** A plan with what it was made from. */
public record Case(Plan plan, ChartView view, Index index) {}
