package org.allway.server.knowledge;

import java.util.List;
import org.allway.library.KnowledgeText;

/** The texts that the library was compiled from, as they are written. */
public record WrittenKnowledge(List<KnowledgeText> texts) {

  public WrittenKnowledge {
    texts = List.copyOf(texts);
  }
}
