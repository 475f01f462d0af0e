/** Starts the ward's server and holds its settings. Knows every feature; no feature knows it. */
@NullMarked
package org.allway.server;

import org.jspecify.annotations.NullMarked;
