package org.allway.server.order;

import java.util.Map;

/**
 * An order that somebody wants to sign.
 *
 * @param reasons why it should go on although a check stops it, by the check's code
 */
record Request(Ordered what, Map<String, String> reasons) {}
