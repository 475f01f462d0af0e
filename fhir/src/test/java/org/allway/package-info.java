/** What the tests of FHIR share. */
@NullMarked
package org.allway;

import org.jspecify.annotations.NullMarked;
