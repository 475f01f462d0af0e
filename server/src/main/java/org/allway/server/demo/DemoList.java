package org.allway.server.demo;

import java.util.List;
import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.words.Language;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlText;

/** Which charts make up the demo ward: {@code examples/demo/ward.yaml}. */
final class DemoList {

  private DemoList() {}

  /**
   * One child.
   *
   * @param chart the chart file's name, without its ending
   * @param family the account of its family, if it has one
   */
  record Guest(String chart, Optional<String> family, Language language) {}

  static List<Guest> read(String file, String text) {
    Diagnostics diagnostics = new Diagnostics();
    Fields top = new Fields(YamlText.mapping(file, text, diagnostics), diagnostics);
    List<Guest> guests =
        top.list("ward").stream()
            .map(node -> Fields.of(node, "A child", diagnostics))
            .map(line ->
                new Guest(
                    line.string("chart", ""),
                    Optional.of(line.string("family", "")).filter(name -> !name.isEmpty()),
                    line.string("language", "en").equals("es") ? Language.ES : Language.EN))
            .toList();
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException(file + " cannot be read: " + diagnostics.all());
    }
    return guests;
  }
}
