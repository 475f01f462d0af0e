package org.allway.cli;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.proof.Prover;

/**
 * Verifies a folder again after every change and says what is new since the last time. Only changed
 * files are parsed, and only what a change touches is proved again.
 */
final class Watch {

  static final long EVERY_MS = 200;

  private static final int MOST_SOLVED = 10;

  private final Optional<Path> folder;
  private final Optional<Prover> prover;
  private String stamp = "";
  private String trouble = "";
  private Map<KnowledgeText, KnowledgeFile> files = Map.of();
  private List<Diagnostic> messages = List.of();
  private boolean begun;

  Watch(Optional<Path> folder, Optional<Prover> prover) {
    this.folder = folder;
    this.prover = prover;
  }

  /**
   * What has changed since the last look; nothing if nothing has, or if a file is being written.
   */
  Optional<String> look() {
    String now = Knowledge.stamp(folder);
    if (now.equals(stamp)) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    List<KnowledgeText> texts;
    try {
      texts = Knowledge.texts(folder);
    } catch (Trouble e) {
      // A file that is being written or moved: it is looked at again when it has changed.
      stamp = now;
      boolean known = e.words().equals(trouble);
      trouble = e.words();
      return known ? Optional.empty() : Optional.of(clock() + "  " + e.words());
    }
    if (!Knowledge.stamp(folder).equals(now)) {
      return Optional.empty();
    }
    stamp = now;
    boolean again = !trouble.isEmpty();
    trouble = "";
    Map<KnowledgeText, KnowledgeFile> before = files;
    files = parsed(texts, before);
    if (begun && !again && files.keySet().equals(before.keySet())) {
      return Optional.empty();
    }
    List<KnowledgeFile> all =
        texts.stream().map(text -> Objects.requireNonNull(files.get(text))).toList();
    Verification result = Verification.of(all, prover);
    List<Diagnostic> last = messages;
    messages = result.messages(_ -> true);
    String text = text(texts, changes(before), without(messages, last), without(last, messages));
    begun = true;
    long took = (System.nanoTime() - start) / 1_000_000;
    return Optional.of(text + summary(result) + " " + took + " ms.\n");
  }

  private static Map<KnowledgeText, KnowledgeFile> parsed(
      List<KnowledgeText> texts, Map<KnowledgeText, KnowledgeFile> known) {
    Map<KnowledgeText, KnowledgeFile> files = new HashMap<>();
    for (KnowledgeText text : texts) {
      KnowledgeFile file = known.get(text);
      files.put(text, file == null ? KnowledgeFile.of(text) : file);
    }
    return files;
  }

  /** Which files are new, changed or gone. */
  private List<String> changes(Map<KnowledgeText, KnowledgeFile> before) {
    if (!begun) {
      return List.of("Watching " + files.size() + " files; interrupt to end.");
    }
    Map<String, String> changes = new TreeMap<>();
    before.keySet().stream()
        .filter(text -> !files.containsKey(text))
        .forEach(text -> changes.put(text.file(), "gone"));
    files.keySet().stream()
        .filter(text -> !before.containsKey(text))
        .forEach(text -> changes.merge(text.file(), "new", (_, _) -> "changed"));
    if (changes.isEmpty()) {
      return List.of("All files can be read again.");
    }
    return changes.entrySet().stream()
        .map(change -> change.getKey() + " " + change.getValue())
        .toList();
  }

  private static String text(
      List<KnowledgeText> texts,
      List<String> changes,
      List<Diagnostic> news,
      List<Diagnostic> solved) {
    StringBuilder text = new StringBuilder();
    text.append(clock()).append("  ").append(String.join(", ", changes)).append('\n');
    if (!news.isEmpty()) {
      text.append(new Report(texts).text(news));
    }
    for (Diagnostic one : solved.stream().limit(MOST_SOLVED).toList()) {
      String first = one.message().lines().findFirst().orElse("");
      text.append("solved: ").append(one.place()).append(": ").append(one.code());
      text.append(": ").append(first).append('\n');
    }
    if (solved.size() > MOST_SOLVED) {
      text.append("and ").append(solved.size() - MOST_SOLVED).append(" more solved\n");
    }
    return text.toString();
  }

  private String summary(Verification result) {
    String scenarios =
        result.scenarios().size() + (result.scenarios().size() == 1 ? " scenario" : " scenarios");
    if (result.library().isEmpty()) {
      return "The library does not compile: " + counted() + ".";
    }
    return messages.isEmpty()
        ? "All is well: " + result.statements() + " statements proved, " + scenarios + " passed."
        : "Not well: " + counted() + " in all, " + scenarios + ".";
  }

  private String counted() {
    return messages.size() + (messages.size() == 1 ? " message" : " messages");
  }

  /** Those of some messages that others lack, wherever in the file they stand now. */
  private static List<Diagnostic> without(List<Diagnostic> some, List<Diagnostic> others) {
    List<String> left =
        others.stream().map(Watch::key).collect(Collectors.toCollection(ArrayList::new));
    return some.stream().filter(one -> !left.remove(key(one))).toList();
  }

  private static String key(Diagnostic one) {
    // The texts of failed scenarios name lines.
    return Stream.of(one.code(), one.place().file(), one.message().replaceAll(":\\d+", ""))
        .collect(Collectors.joining("\n"));
  }

  private static String clock() {
    return LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
