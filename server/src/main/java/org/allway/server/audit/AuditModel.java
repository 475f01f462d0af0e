package org.allway.server.audit;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page of the audit, newest first.
 *
 * @param account that alone; empty for all
 * @param child that alone; empty for all
 * @param children names by id
 * @param more whether there are older lines
 */
public record AuditModel(
    List<Audit.Line> lines,
    String account,
    String child,
    Map<UUID, String> children,
    ZoneId zone,
    boolean more) {}
