/** What time it is on the ward: the one clock of the server. */
@NullMarked
package org.allway.server.time;

import org.jspecify.annotations.NullMarked;
