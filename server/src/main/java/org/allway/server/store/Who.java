package org.allway.server.store;

/**
 * Who records something.
 *
 * @param account the name of the account, as entries keep it in {@code by}
 */
public record Who(String account) {}
