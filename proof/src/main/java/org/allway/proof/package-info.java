/**
 * Proves of a library what no number of examples can show: that its tables leave no child out and
 * hold no row in vain. Only {@code verify} needs it; plans do not.
 */
@NullMarked
package org.allway.proof;

import org.jspecify.annotations.NullMarked;
