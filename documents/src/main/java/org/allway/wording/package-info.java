/**
 * How days, doses and what became of them read in a language. Every document says them alike. Knows
 * plans; knows no document.
 */
@NullMarked
package org.allway.wording;

import org.jspecify.annotations.NullMarked;
