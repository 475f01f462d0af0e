/** Who read or wrote what, and when. Knows accounts; knows nothing of what was read. */
@NullMarked
package org.allway.server.audit;

import org.jspecify.annotations.NullMarked;
