/** Clinical tests written as data: a chart, and what must come of it. */
@NullMarked
package org.allway.scenario;

import org.jspecify.annotations.NullMarked;
