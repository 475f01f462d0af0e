/** A protocol on paper, for those who are asked whether it is right. Knows no child. */
@NullMarked
package org.allway.review;

import org.jspecify.annotations.NullMarked;
