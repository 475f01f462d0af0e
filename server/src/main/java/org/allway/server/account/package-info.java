/**
 * Who works with the ward's server: accounts, roles, signing in, and who may reach which page and
 * which child. Knows no clinical content.
 */
@NullMarked
package org.allway.server.account;

import org.jspecify.annotations.NullMarked;
