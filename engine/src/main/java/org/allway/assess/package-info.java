/**
 * From a chart to facts, protocol and risk group, with reasons and needs. Knows no dates to come.
 */
@NullMarked
package org.allway.assess;

import org.jspecify.annotations.NullMarked;
