/**
 * The pages of a child's family: this week, medicines, symptoms, calendar, guide, help. A family
 * reaches its own children and nobody else's. What is said of medicine stands in the knowledge
 * folder.
 */
@NullMarked
package org.allway.server.family;

import org.jspecify.annotations.NullMarked;
