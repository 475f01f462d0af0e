/**
 * Recording: forms made from the vocabulary, the formulary, the events and the plan, so that a new
 * entry of those shows up here by itself. Every form can be tried before it is saved. Knows the
 * store, the plans and the frame of a child's pages.
 */
@NullMarked
package org.allway.server.record;

import org.jspecify.annotations.NullMarked;
