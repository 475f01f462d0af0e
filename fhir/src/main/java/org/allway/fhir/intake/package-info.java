/**
 * Charts out of what hospitals send in FHIR R4, with a report of what became of every resource.
 * Knows charts and codes; knows no plan, no files and no clock.
 */
@NullMarked
package org.allway.fhir.intake;

import org.jspecify.annotations.NullMarked;
