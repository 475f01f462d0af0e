/**
 * The compiled knowledge: vocabulary, formulary, protocols. Made once from text; immutable; knows
 * no child.
 */
@NullMarked
package org.allway.library;

import org.jspecify.annotations.NullMarked;
