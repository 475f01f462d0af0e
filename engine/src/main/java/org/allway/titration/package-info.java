/**
 * How the doses of maintenance follow the counts: one pure step from count to count, and the course
 * of a chart's series. Knows no phases and no amounts, only shares of a dose.
 */
@NullMarked
package org.allway.titration;

import org.jspecify.annotations.NullMarked;
