package org.allway.fhir.intake;

import ca.uhn.fhir.parser.LenientErrorHandler;

/**
 * Elements that R4 does not know are passed over, as R4 asks of readers; a value that cannot be
 * read makes its resource unsound.
 */
final class Lenience extends LenientErrorHandler {

  Lenience() {
    super(false);
    setErrorOnInvalidValue(true);
  }
}
