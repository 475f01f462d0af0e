/**
 * A person lets another system read, and says of which child. Knows accounts and who the children
 * are; knows nothing of what is read.
 */
@NullMarked
package org.allway.server.consent;

import org.jspecify.annotations.NullMarked;
