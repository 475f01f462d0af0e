/** What is different between two plans of one child. Knows plans alone: no store, no page. */
@NullMarked
package org.allway.server.difference;

import org.jspecify.annotations.NullMarked;
