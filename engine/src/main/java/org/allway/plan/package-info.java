/** The one door: (Library, Chart, date) to Plan. */
@NullMarked
package org.allway.plan;

import org.jspecify.annotations.NullMarked;
