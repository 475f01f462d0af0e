/**
 * Amounts, units, dose rates and rounding: the arithmetic of one giving. Knows no protocol and no
 * child.
 */
@NullMarked
package org.allway.dose;

import org.jspecify.annotations.NullMarked;
