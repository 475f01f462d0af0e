package org.allway.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.library.KnowledgeText;
import org.allway.yaml.YamlNode;
import org.allway.yaml.YamlText;

/**
 * One number or operator of the clinical text, changed: what the scenarios should notice.
 *
 * @param was the original characters
 * @param now what stands in their place
 */
public record Mutation(Place place, String was, String now) {

  /** Keys whose values hold clinical numbers or conditions. */
  private static final Set<String> CLINICAL =
      Set.of(
          "dose",
          "start",
          "step",
          "share",
          "max",
          "days",
          "hours",
          "times",
          "fractions",
          "day",
          "when",
          "require",
          "bands",
          "then",
          "infusion");

  private static final Set<String> SECTIONS =
      Set.of("phases", "tables", "protocol", "vocabulary", "small_child");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.'-])\\d+(?:\\.\\d+)?(?![\\w.-]*')");
  private static final Pattern DAYS = Pattern.compile("(?<!\\w)\\d+");
  private static final Pattern OPERATOR = Pattern.compile("&&|\\|\\||>=|<=|==|!=|<|>");
  private static final Map<String, String> OTHER =
      Map.of(
          "&&", "||", "||", "&&", ">=", ">", "<=", "<", "==", "!=", "!=", "==", "<", "<=", ">",
          ">=");

  /**
   * Every mutation of the clinical numbers and operators of some texts, in the order of the texts.
   */
  public static List<Mutation> of(List<KnowledgeText> texts) {
    List<Mutation> all = new ArrayList<>();
    for (KnowledgeText text : texts) {
      YamlNode.Mapping file = YamlText.mapping(text.file(), text.content(), new Diagnostics());
      if (file.entries().keySet().stream().anyMatch(SECTIONS::contains)) {
        walk(file, "", all);
        all.removeIf(one -> one.place().file().equals(text.file()) && !one.standsIn(text));
      }
    }
    return all;
  }

  /** The texts with this one change. */
  public List<KnowledgeText> in(List<KnowledgeText> texts) {
    return texts.stream()
        .map(text -> text.file().equals(place.file()) ? changed(text) : text)
        .toList();
  }

  /**
   * Whether the characters really stand there: a value broken over lines has other columns than its
   * text.
   */
  private boolean standsIn(KnowledgeText text) {
    List<String> lines = text.content().lines().toList();
    return place.line() <= lines.size()
        && lines.get(place.line() - 1).startsWith(was, place.column() - 1);
  }

  private KnowledgeText changed(KnowledgeText text) {
    String[] lines = text.content().split("\n", -1);
    String line = lines[place.line() - 1];
    int at = place.column() - 1;
    lines[place.line() - 1] = line.substring(0, at) + now + line.substring(at + was.length());
    return new KnowledgeText(text.file(), String.join("\n", lines));
  }

  private static void walk(YamlNode node, String key, List<Mutation> all) {
    switch (node) {
      case YamlNode.Mapping(Map<String, YamlNode.Entry> entries, var _) -> {
        for (YamlNode.Entry entry : entries.values()) {
          boolean inside = key.equals("dose") || key.equals("bands");
          walk(entry.value(), inside ? key : entry.key(), all);
        }
      }
      case YamlNode.Items(List<YamlNode> items, var _) ->
          items.forEach(item -> walk(item, key, all));
      case YamlNode.Text text -> {
        if (CLINICAL.contains(key)) {
          boolean rule = key.equals("when") || key.equals("require");
          numbers(text, rule || key.equals("dose") ? NUMBER : DAYS, all);
          if (rule) {
            operators(text, all);
          }
        }
      }
    }
  }

  private static void numbers(YamlNode.Text text, Pattern pattern, List<Mutation> all) {
    Matcher matcher = pattern.matcher(text.text());
    while (matcher.find()) {
      String number = matcher.group();
      all.add(new Mutation(text.start().plus(matcher.start()), number, next(number)));
    }
  }

  /** One more in the last digit. */
  private static String next(String number) {
    return new java.math.BigDecimal(number)
        .add(new java.math.BigDecimal(number).ulp())
        .toPlainString();
  }

  private static void operators(YamlNode.Text text, List<Mutation> all) {
    Matcher matcher = OPERATOR.matcher(text.text());
    while (matcher.find()) {
      String other = OTHER.getOrDefault(matcher.group(), matcher.group());
      all.add(new Mutation(text.start().plus(matcher.start()), matcher.group(), other));
    }
  }
}
