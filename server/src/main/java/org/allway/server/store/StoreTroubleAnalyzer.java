package org.allway.server.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the ward does not start, instead of where in the code it noticed. */
final class StoreTroubleAnalyzer extends AbstractFailureAnalyzer<StoreTrouble> {

  @Override
  protected FailureAnalysis analyze(Throwable root, StoreTrouble trouble) {
    String words = String.valueOf(trouble.getMessage());
    int end = words.indexOf('\n');
    return end < 0
        ? new FailureAnalysis(words, "", trouble)
        : new FailureAnalysis(words.substring(0, end), words.substring(end).strip(), trouble);
  }
}
