/** What the tests of documents share. */
@NullMarked
package org.allway;

import org.jspecify.annotations.NullMarked;
