/**
 * What is recorded of one child: dated entries with two times. Knows the vocabulary, but no
 * protocol.
 */
@NullMarked
package org.allway.chart;

import org.jspecify.annotations.NullMarked;
