/** Reads and compiles the knowledge folder. Knows no child, no store and no page. */
@NullMarked
package org.allway.server.knowledge;

import org.jspecify.annotations.NullMarked;
