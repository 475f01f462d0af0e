package org.allway.server.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it without a stack trace. */
final class NotADemoStoreAnalyzer extends AbstractFailureAnalyzer<NotADemoStore> {

  @Override
  protected FailureAnalysis analyze(Throwable root, NotADemoStore trouble) {
    return new FailureAnalysis(String.valueOf(trouble.getMessage()), "", trouble);
  }
}
