package org.allway.server.knowledge;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it without a stack trace. */
final class UnusableKnowledgeAnalyzer extends AbstractFailureAnalyzer<UnusableKnowledge> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnusableKnowledge trouble) {
    return new FailureAnalysis(String.valueOf(trouble.getMessage()), "", trouble);
  }
}
