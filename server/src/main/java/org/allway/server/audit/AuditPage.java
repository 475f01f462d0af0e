package org.allway.server.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.account.ChildNames;
import org.allway.server.page.Screen;
import org.allway.server.time.WardTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who has read or written what. */
@Controller
class AuditPage {

  private static final int LINES = 100;

  private final Audit audit;
  private final ChildNames children;
  private final WardTime time;

  AuditPage(Audit audit, ChildNames children, WardTime time) {
    this.audit = audit;
    this.children = children;
    this.time = time;
  }

  @GetMapping("/audit")
  View lines(
      Screen screen,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String child,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
    Optional<UUID> one = child.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(child));
    List<Audit.Line> lines = audit.lines(account.strip(), one, before, LINES);
    return screen.show(
        "audit/audit.jte",
        new AuditModel(lines, account, child, children.all(), time.zone(), lines.size() == LINES));
  }
}
