/**
 * Whom a family can reach now, what it writes with the care team, and live chat. Knows contacts and
 * hours of the knowledge folder; knows no treatment.
 */
@NullMarked
package org.allway.server.helpline;

import org.jspecify.annotations.NullMarked;
