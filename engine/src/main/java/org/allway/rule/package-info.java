/**
 * The expression language of protocols: parsed, type-checked and planned once, evaluated with
 * unknown as a value. Knows facts only by name, type and slot.
 */
@NullMarked
package org.allway.rule;

import org.jspecify.annotations.NullMarked;
