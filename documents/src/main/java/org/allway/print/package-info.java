/** Pages as typed markup, and the way from markup to PDF. Knows no plan and no child. */
@NullMarked
package org.allway.print;

import org.jspecify.annotations.NullMarked;
