package org.allway.library;

import java.util.List;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.yaml.YamlNode;
import org.allway.yaml.YamlText;

/**
 * One file of knowledge, parsed: it can be compiled as often as one likes.
 *
 * @param name as messages show it
 * @param faults of the YAML
 */
public record KnowledgeFile(String name, YamlNode.Mapping content, List<Diagnostic> faults) {

  public static KnowledgeFile of(KnowledgeText text) {
    Diagnostics diagnostics = new Diagnostics();
    YamlNode.Mapping content = YamlText.mapping(text.file(), text.content(), diagnostics);
    return new KnowledgeFile(text.file(), content, diagnostics.all());
  }

  public static List<KnowledgeFile> of(List<KnowledgeText> texts) {
    return texts.stream().map(KnowledgeFile::of).toList();
  }

  /** The same file with another content. */
  public KnowledgeFile with(YamlNode.Mapping changed) {
    return new KnowledgeFile(name, changed, faults);
  }
}
