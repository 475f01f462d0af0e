package org.allway.server.store;

/**
 * A child of the ward.
 *
 * @param version the number of the newest entry of the chart
 */
public record StoredChild(ChildId id, long version, Header header) {}
