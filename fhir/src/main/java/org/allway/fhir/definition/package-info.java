/**
 * What Allway's own extensions and codes mean, as FHIR itself describes such things. Knows the
 * library; knows no child.
 */
@NullMarked
package org.allway.fhir.definition;

import org.jspecify.annotations.NullMarked;
