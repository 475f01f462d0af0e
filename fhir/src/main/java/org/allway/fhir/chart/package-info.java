/**
 * A chart as FHIR resources and back, so that nothing is lost. Knows charts and codes; knows no
 * plan, and nothing of resources that others made.
 */
@NullMarked
package org.allway.fhir.chart;

import org.jspecify.annotations.NullMarked;
