/**
 * Entries of a chart in words, for lists of what was recorded and what changed meanwhile. Knows the
 * store and the library; knows no page.
 */
@NullMarked
package org.allway.server.entry;

import org.jspecify.annotations.NullMarked;
