/**
 * A plan as FHIR resources: care plans, requests, findings, decisions, and where each comes from.
 * Knows the engine; knows no server, no files and no clock.
 */
@NullMarked
package org.allway.fhir.release;

import org.jspecify.annotations.NullMarked;
