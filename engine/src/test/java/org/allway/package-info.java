/** What the tests of all packages share. */
@NullMarked
package org.allway;

import org.jspecify.annotations.NullMarked;
