/** Texts in the languages that people read. Knows nothing else. */
@NullMarked
package org.allway.words;

import org.jspecify.annotations.NullMarked;
