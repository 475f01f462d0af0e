/**
 * Takes everything out of a store and puts it back: backups, restoring, files. Knows tables, not
 * what is in them.
 */
@NullMarked
package org.allway.server.backup;

import org.jspecify.annotations.NullMarked;
