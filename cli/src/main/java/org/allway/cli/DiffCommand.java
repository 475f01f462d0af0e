package org.allway.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.comparison.Comparison;
import org.allway.comparison.Reference;
import org.allway.comparison.Side;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.library.Library;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway diff}: two protocols, two versions of one, or two centres, side by side. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two protocols phase by phase and drug by drug, and what they come to for one child",
      "of each risk group: doses, days in hospital, visits, intrathecal therapy, length."
    },
    footer = {
      "",
      "Example:  allway diff cog-2010-b-all cog-2019-b-all --group HR",
      "Example:  allway diff adapted-b-all --centres default,low-resource",
      "Example:  allway diff cog-2019-b-all --against my-knowledge",
      "Exit code: 0 done, 1 the input is at fault, 2 usage."
    })
final class DiffCommand implements Callable<Integer> {

  private static final Pattern PAIR = Pattern.compile("([a-z][a-z0-9_-]*)=([A-Za-z0-9_.-]+)");
  private static final Pattern AGE = Pattern.compile("(\\d{1,3})(y|mo)?");
  private static final int MONTHS_A_YEAR = 12;

  /** How it is shown. */
  enum Format {
    text,
    json
  }

  /** As charts name it. */
  enum Sex {
    female,
    male
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      arity = "1..2",
      description = "The protocols; one, to compare it with itself elsewhere.")
  private List<String> ids = List.of();

  @Option(
      names = "--centres",
      paramLabel = "A,B",
      split = ",",
      description = "The centre's profile of each side; one for both. Default: default.")
  private List<String> centres = List.of("default");

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "Take the second side from this knowledge folder.")
  private @Nullable Path against;

  @Option(
      names = "--age",
      paramLabel = "AGE",
      description = "Of the invented child: 12 (years) or 6mo; with --height and --weight.")
  private @Nullable String age;

  @Option(names = "--height", paramLabel = "CM", description = "Of the invented child.")
  private @Nullable Double height;

  @Option(names = "--weight", paramLabel = "KG", description = "Of the invented child.")
  private @Nullable Double weight;

  @Option(names = "--sex", description = "${COMPLETION-CANDIDATES}. Default: female.")
  private Sex sex = Sex.female;

  @Option(
      names = "--fact",
      paramLabel = "NAME=VALUE",
      description = "A fact of the invented child, such as cns=CNS2. Can be repeated.")
  private List<String> facts = List.of();

  @Option(
      names = "--choose",
      paramLabel = "CHOICE=OPTION",
      description = "An answer to an open question, such as kinase-inhibitor=imatinib.")
  private List<String> choices = List.of();

  @Option(names = "--group", paramLabel = "GROUP", description = "Only children of this group.")
  private @Nullable String group;

  @Option(names = "--why", description = "Show places and sources behind every line.")
  private boolean why;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    if (centres.isEmpty() || centres.size() > 2) {
      throw usage("--centres takes one profile, or two with a comma between them.");
    }
    if (ids.size() == 1 && centres.size() == 1 && against == null) {
      throw usage("One protocol is compared with itself: add another, --centres or --against.");
    }
    List<Reference> references = references();
    Library library = Knowledge.library(Optional.ofNullable(folder));
    Library other = against == null ? library : Knowledge.library(Optional.of(against));
    Side a = side(library, ids.getFirst(), centres.getFirst());
    Side b = side(other, ids.getLast(), centres.getLast());
    sound(references.getFirst(), a);
    sound(references.getFirst(), b);
    Comparison comparison = Comparison.of(a, b, references);
    Optional<String> only = Optional.ofNullable(group);
    only.ifPresent(one -> known(one, a, b));
    Optional<Path> out = Optional.ofNullable(file);
    switch (format) {
      case text -> {
        Ink ink = out.isEmpty() ? Ink.forTerminal() : new Ink(false);
        Output.text(new DiffText(comparison, only, ink, why).text(), out, spec);
      }
      case json -> Output.text(DiffJson.text(comparison, only), out, spec);
    }
    return Exit.DONE;
  }

  private ParameterException usage(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private List<Reference> references() {
    Map<String, String> known = new TreeMap<>(Reference.CHILD.facts());
    known.putAll(pairs(facts, "--fact"));
    Map<String, String> chosen = pairs(choices, "--choose");
    Double tall = height;
    Double heavy = weight;
    String old = age;
    if (old == null && tall == null && heavy == null) {
      Reference child = Reference.CHILD;
      return Reference.around(
          new Reference(
              child.ageMonths(),
              sex.name(),
              child.heightCm(),
              child.weightKg(),
              known,
              chosen,
              List.of()),
          true);
    }
    if (old == null || tall == null || heavy == null) {
      throw usage("--age, --height and --weight go together: doses depend on all three.");
    }
    Matcher years = AGE.matcher(old);
    if (!years.matches()) {
      throw usage("--age needs years, as 12, or months, as 6mo; not '" + old + "'.");
    }
    int number = Integer.parseInt(years.group(1));
    int months = "mo".equals(years.group(2)) ? number : number * MONTHS_A_YEAR;
    return Reference.around(
        new Reference(months, sex.name(), tall, heavy, known, chosen, List.of()), false);
  }

  private Map<String, String> pairs(List<String> texts, String option) {
    Map<String, String> pairs = new TreeMap<>();
    for (String text : texts) {
      Matcher pair = PAIR.matcher(text);
      if (!pair.matches()) {
        throw usage(option + " needs a name and a value, as in wbc=50; not '" + text + "'.");
      }
      pairs.put(pair.group(1), pair.group(2));
    }
    return pairs;
  }

  private static Side side(Library library, String protocol, String centre) {
    if (!library.protocols().containsKey(protocol)) {
      throw new Trouble(
          "There is no protocol '"
              + protocol
              + "'.\n  "
              + Nearest.hint(protocol, library.protocols().keySet()));
    }
    if (!library.centres().containsKey(centre)) {
      throw new Trouble(
          "There is no centre '"
              + centre
              + "'.\n  "
              + Nearest.hint(centre, library.centres().keySet()));
    }
    return Comparison.side(library, protocol, centre);
  }

  /** The facts and choices of the options must mean something on both sides. */
  private static void sound(Reference reference, Side side) {
    Diagnostics diagnostics = new Diagnostics();
    if (reference.chart(side.library(), side.centre().id(), diagnostics).isEmpty()) {
      throw new Trouble(
          new Report(List.of()).text(diagnostics.all())
              + "  The invented child is described by --age, --height, --weight, --fact and"
              + " --choose.");
    }
  }

  private static void known(String group, Side a, Side b) {
    if (!a.protocol().groups().containsKey(group) && !b.protocol().groups().containsKey(group)) {
      Set<String> all = new TreeSet<>(a.protocol().groups().keySet());
      all.addAll(b.protocol().groups().keySet());
      throw new Trouble("There is no group '" + group + "'.\n  " + Nearest.hint(group, all));
    }
  }
}
