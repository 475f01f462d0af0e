/**
 * What is wrong, where, and what to do: one kind of record for every message about a text. Knows
 * nothing of medicine.
 */
@NullMarked
package org.allway.diagnostic;

import org.jspecify.annotations.NullMarked;
