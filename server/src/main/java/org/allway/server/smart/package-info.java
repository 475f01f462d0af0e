/**
 * Opened from the hospital's own record system, by SMART App Launch 2: the child that is open there
 * is opened here. Knows the store and accounts; people sign in here as ever.
 */
@NullMarked
package org.allway.server.smart;

import org.jspecify.annotations.NullMarked;
