package org.allway.fhir.release;

import org.allway.fhir.Canon;
import org.allway.plan.Finding;
import org.allway.plan.Plan;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Reference;

/** Findings as DetectedIssues, each with what to do. */
final class Issues {

  private Issues() {}

  static void write(Plan plan, Entries entries, Trail trail) {
    for (Finding finding : plan.findings()) {
      DetectedIssue issue = new DetectedIssue();
      issue.setStatus(DetectedIssueStatus.FINAL);
      issue.setSeverity(severity(finding.level()));
      issue.setCode(Entries.coded(Canon.FINDING, finding.code(), finding.code()));
      issue.setPatient(entries.patient());
      issue.setIdentified(Entries.day(plan.asOf()));
      issue.setDetail(finding.text().en());
      if (!finding.action().isEmpty()) {
        issue.addMitigation().setAction(Entries.said(finding.action().en()));
      }
      Reference reference = entries.add(issue, finding.code() + "/" + finding.text().en());
      trail.from(reference, finding.cites());
    }
  }

  private static DetectedIssueSeverity severity(Finding.Level level) {
    return switch (level) {
      case STOP -> DetectedIssueSeverity.HIGH;
      case WARN -> DetectedIssueSeverity.MODERATE;
      case INFO -> DetectedIssueSeverity.LOW;
    };
  }
}
