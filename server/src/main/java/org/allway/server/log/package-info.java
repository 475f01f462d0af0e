/**
 * A line in the log for each request, as JSON. Knows addresses and accounts; never a name, a query
 * or anything of a chart.
 */
@NullMarked
package org.allway.server.log;

import org.jspecify.annotations.NullMarked;
