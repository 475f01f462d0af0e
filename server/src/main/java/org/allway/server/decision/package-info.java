/**
 * Questions that a person decides: options with reasons, what each would do to the plan, and the
 * record of who chose. Nothing is ever chosen beforehand.
 */
@NullMarked
package org.allway.server.decision;

import org.jspecify.annotations.NullMarked;
