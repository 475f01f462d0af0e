package org.allway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allway.Bundled;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.library.KnowledgeText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A character of a text")
class PlacesTest {

  private static YamlNode.Text text(String yaml) {
    YamlNode.Mapping whole = YamlText.mapping("t.yaml", yaml, new Diagnostics());
    return (YamlNode.Text) whole.entries().values().iterator().next().value();
  }

  /** Every letter and digit must stand in the file where the text says it does. */
  private static void stands(YamlNode.Text text, List<String> lines) {
    for (int i = 0; i < text.text().length(); i++) {
      char c = text.text().charAt(i);
      Place place = text.at(i);
      if (c < 128 && Character.isLetterOrDigit(c)) {
        assertThat(lines.get(place.line() - 1).charAt(place.column() - 1))
            .as("%s at %s", text.text(), place)
            .isEqualTo(c);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: wbc >= 50 && age < 10",
        "a: wbc >= 50\n   && age < 10\n     || b",
        "a: \"wbc >= 50 &&\n     age < 10\"",
        "a: 'cns == ''CNS3'' ||\n   wbc > 5'",
        "a: \"one \\\"two\\\" three\n\n  four\"",
        "a: \"tab\\t1 \\u00e9 2 \\x41z \\\n   joined 3\"",
        "a: one\n\n\n  two three",
        "# \ud83d\ude00 wide\na: \"x \ud83d\ude00\n  y 1\""
      })
  @DisplayName("is found where it stands, also behind line breaks and escapes")
  void found(String yaml) {
    YamlNode.Text text = text(yaml);
    if (!yaml.contains("\\x")) {
      stands(text, yaml.lines().toList());
    }
    assertThat(text.at(0).line()).isPositive();
  }

  @Test
  @DisplayName("behind a line break is on the next line, at its column")
  void folded() {
    YamlNode.Text text = text("when: \"wbc >= 50 &&\n    cns = 'CNS3'\"");
    assertThat(text.text()).isEqualTo("wbc >= 50 && cns = 'CNS3'");
    assertThat(text.at(0)).isEqualTo(new Place("t.yaml", 1, 8));
    assertThat(text.at(text.text().indexOf("cns"))).isEqualTo(new Place("t.yaml", 2, 5));
    assertThat(text.at(text.text().indexOf("= 'C"))).isEqualTo(new Place("t.yaml", 2, 9));
  }

  @Test
  @DisplayName("is found in every text of the bundled knowledge")
  void everywhere() {
    for (KnowledgeText file : Bundled.texts()) {
      YamlNode.Mapping whole = YamlText.mapping(file.file(), file.content(), new Diagnostics());
      List<String> lines = file.content().lines().toList();
      texts(whole).forEach(text -> stands(text, lines));
    }
  }

  private static Stream<YamlNode.Text> texts(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> Stream.of(text);
      case YamlNode.Items(List<YamlNode> items, var _) -> items.stream().flatMap(PlacesTest::texts);
      case YamlNode.Mapping(Map<String, YamlNode.Entry> entries, var _) ->
          entries.values().stream().flatMap(entry -> texts(entry.value()));
    };
  }
}
