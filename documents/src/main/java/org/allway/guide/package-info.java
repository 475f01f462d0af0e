/**
 * What a family takes home: their plan in plain words, in any language of which there is a text.
 */
@NullMarked
package org.allway.guide;

import org.jspecify.annotations.NullMarked;
