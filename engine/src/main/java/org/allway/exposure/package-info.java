/**
 * What adds up over a child's life, dose by dose. Knows the library and the chart; of roadmaps and
 * orders it knows nothing: those who know them add what they hold.
 */
@NullMarked
package org.allway.exposure;

import org.jspecify.annotations.NullMarked;
