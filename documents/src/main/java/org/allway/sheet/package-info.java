/**
 * The roadmap as a ward uses it: one sheet a phase, with room for initials. Knows plans; what it
 * looks like on paper is told to {@code print}.
 */
@NullMarked
package org.allway.sheet;

import org.jspecify.annotations.NullMarked;
