/**
 * CDS Hooks 2.0: what to tell a clinician who opens a chart, picks an order or signs it. A pure
 * function of library, chart and request; knows no web server, no files and no clock.
 */
@NullMarked
package org.allway.fhir.hooks;

import org.jspecify.annotations.NullMarked;
