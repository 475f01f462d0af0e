/**
 * The protocols that this ward's knowledge holds, to be read and compared. Knows no child and no
 * store.
 */
@NullMarked
package org.allway.server.library;

import org.jspecify.annotations.NullMarked;
