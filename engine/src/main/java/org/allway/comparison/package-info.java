/**
 * Knows how two protocols, versions or centres differ, line by line and in what they come to for
 * children who stand in for their groups. Its door is {@link Comparison}. Knows no child of its
 * own.
 */
@NullMarked
package org.allway.comparison;

import org.jspecify.annotations.NullMarked;
