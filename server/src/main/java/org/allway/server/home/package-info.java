/**
 * What families say they gave at home, and the same beside the plan for the team. Knows plans;
 * writes nothing into a chart.
 */
@NullMarked
package org.allway.server.home;

import org.jspecify.annotations.NullMarked;
