/**
 * The list of children with today's work. Knows plans and orders; what other features add to it
 * comes through {@link org.allway.server.ward.Unread}.
 */
@NullMarked
package org.allway.server.ward;

import org.jspecify.annotations.NullMarked;
