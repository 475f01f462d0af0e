package org.allway.server.order;

/**
 * What somebody says about a giving.
 *
 * @param amount as it went in
 * @param time of the day
 * @param second who checked as well; empty if nobody was named
 * @param note must say why, if it is less than ordered
 */
record Giving(String amount, String time, String second, String note) {}
