/**
 * The demo ward: example children, moved to today, with accounts for every role. It fills an empty
 * store and refuses any that others use. The setting is {@code allway.demo}.
 */
@NullMarked
package org.allway.server.demo;

import org.jspecify.annotations.NullMarked;
