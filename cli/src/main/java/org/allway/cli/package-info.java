/** The {@code allway} command: files and terminals on one side, the engine on the other. */
@NullMarked
package org.allway.cli;

import org.jspecify.annotations.NullMarked;
