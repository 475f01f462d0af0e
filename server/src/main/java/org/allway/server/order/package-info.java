/**
 * Signing and giving: one prescribes, another verifies, a third gives. What became of an order is a
 * row of acts, kept for ever. Knows the store and the engine's checks; knows no drug by name.
 */
@NullMarked
package org.allway.server.order;

import org.jspecify.annotations.NullMarked;
