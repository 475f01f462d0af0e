/**
 * Many people at once on a ward's server. Knows its pages by their addresses, and nothing of its
 * code.
 */
@NullMarked
package org.allway.bench.load;

import org.jspecify.annotations.NullMarked;
