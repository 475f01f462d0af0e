/** How fast Allway is. Knows the engine's public doors; must not know its insides. */
@NullMarked
package org.allway.bench;

import org.jspecify.annotations.NullMarked;
