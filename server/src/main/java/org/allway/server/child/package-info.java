/**
 * What the care team sees of one child: the frame of its pages, the roadmap as a picture, counts,
 * phases, reasons, history, documents. Reads plans and charts; writes neither.
 */
@NullMarked
package org.allway.server.child;

import org.jspecify.annotations.NullMarked;
