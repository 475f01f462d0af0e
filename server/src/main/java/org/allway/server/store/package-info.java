/**
 * Keeps children and their charts, entry by entry, and gives them back as the engine reads them.
 * Knows the database; knows no page, no account and no order.
 */
@NullMarked
package org.allway.server.store;

import org.jspecify.annotations.NullMarked;
