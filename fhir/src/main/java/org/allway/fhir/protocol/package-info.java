/**
 * A protocol as a PlanDefinition with its activities and its library. Knows the engine; knows no
 * child.
 */
@NullMarked
package org.allway.fhir.protocol;

import org.jspecify.annotations.NullMarked;
