/**
 * The boundary to other systems in FHIR R4: codes, identifiers and extensions that intake and
 * release share. Knows the engine; knows no server, no files and no clock.
 */
@NullMarked
package org.allway.fhir;

import org.jspecify.annotations.NullMarked;
