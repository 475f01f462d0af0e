package org.allway.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.allway.server.AmongSystems;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.browser.WardInBrowser.Device;
import org.allway.words.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page that {@code access.txt} names, for every role that it names: none has a fault that axe
 * finds, and none moves sideways. A page in that table without an address here fails.
 */
@AmongSystems
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.allway.server.browser.WardInBrowser#installed")
@DisplayName("In a browser, every page")
final class EveryPageInBrowserTest {

  /** By the line of the table: addresses to open, where its own does not do. */
  private static final Map<String, List<String>> ADDRESSES =
      Map.ofEntries(
          Map.entry(
              "/children/{child}",
              List.of("", "?zoom=weeks", "?asOf=2026-01-10", "?on=2026-01-10")),
          Map.entry("/children/{child}/decisions/{choice}/{option}", List.of()),
          Map.entry("/children/{child}/history/changes", List.of("?to=17")),
          Map.entry("/children/{child}/record/withdraw/{entry}", List.of()),
          Map.entry(
              "/children/{child}/record/{kind}",
              List.of("values-lab", "values-size", "values-genetics", "event", "adapt", "relapse")),
          Map.entry(
              "/children/{child}/phases/{phase}", List.of("induction", "maintenance", "nothing")),
          Map.entry("/children/{child}/today/extra", List.of("?q=vin", "?drug=vincristine")),
          Map.entry("/children/{child}/why", List.of("?of=risk")),
          Map.entry(
              "/consent",
              List.of("?client_id=app&state=s&scope=openid%20launch/patient%20patient/*.rs")),
          Map.entry("/family/{child}/symptoms/{sign}", List.of("fever")),
          Map.entry(
              "/protocols/compare", List.of("", "?a=cog-2010-b-all&b=cog-2019-b-all&group=SR-Avg")),
          Map.entry("/protocols/{id}", List.of("cog-2019-b-all")),
          Map.entry("/smart/callback", List.of("?code=c&state=s")),
          Map.entry("/smart/launch", List.of("?iss=http://nobody.example&launch=l")));

  /** Where a page with a number of its own is found: a page, and what leads on from there. */
  private static final Map<String, List<String>> FOUND =
      Map.of(
          "/children/{child}/decisions/{choice}/{option}",
          List.of("/children/{child}/decisions", "a[href*='/decisions/']"),
          "/children/{child}/record/withdraw/{entry}",
          List.of("/children/{child}/history", "a[href*='/record/withdraw/']"));

  @Autowired private People people;
  @Autowired private SetClock clock;
  @LocalServerPort private int port;

  private WardInBrowser browser;
  private UUID emma = new UUID(0, 0);

  @BeforeAll
  void open() {
    clock.set("2026-02-16T15:00:00Z");
    browser = new WardInBrowser(port);
    emma = people.example("emma");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  /** Files, what answers machines, and parts of pages that only scripts ask for. */
  private static boolean page(String path) {
    return !path.matches(".*\\.(ics|pdf|html|yaml|json)") && !path.matches("/cds-services|.*/talk");
  }

  private static Map<Role, List<String>> pages() throws IOException {
    Map<Role, List<String>> all = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/access.txt"))) {
      String path = line.replaceFirst("^GET (.*): .*$", "$1");
      if (!line.startsWith("GET ") || !page(path)) {
        continue;
      }
      String who = line.replaceFirst("^.*: ", "");
      for (Role role : Role.values()) {
        if (List.of(who.split(" ")).contains(role.name().toLowerCase(Locale.ROOT))) {
          all.computeIfAbsent(role, _ -> new ArrayList<>()).add(path);
        }
      }
    }
    return all;
  }

  private List<String> addresses(Page page, String path) {
    UnaryOperator<String> ours = one -> one.replace("{child}", emma.toString());
    List<String> found = FOUND.get(path);
    if (found != null) {
      browser.open(page, ours.apply(found.get(0)));
      return List.of(page.locator(found.get(1)).first().getAttribute("href"));
    }
    String base = ours.apply(path).replaceFirst("\\{[^}]*}$", "");
    List<String> all =
        ADDRESSES.getOrDefault(path, List.of("")).stream().map(base::concat).toList();
    assertThat(all).as("addresses of " + path).allMatch(one -> !one.contains("{"));
    return all;
  }

  /** What the team's roles see differs little: each of them is asked in one language. */
  @ParameterizedTest
  @CsvSource({
    "EN, 1280, LIGHT, PHYSICIAN FAMILY ADMINISTRATOR",
    "ES, 390, DARK, PHARMACIST NURSE FAMILY ADMINISTRATOR"
  })
  @DisplayName("is without a fault that axe finds, and fits its window")
  void faults(Language language, int width, ColorScheme scheme, String roles) throws IOException {
    assertThat(
            onEveryPage(
                language,
                Device.of(width).in(scheme),
                roles,
                page -> {
                  WardInBrowser.picture(page, name(page) + "-" + language + "-" + width);
                  return Stream.concat(WardInBrowser.faults(page).stream(), tooWide(page).stream())
                      .toList();
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, 390, NURSE PHARMACIST FAMILY ADMINISTRATOR",
    "ES, 390, PHYSICIAN",
    "ES, 1280, PHYSICIAN FAMILY ADMINISTRATOR"
  })
  @DisplayName("fits its window in the other language, too")
  void width(Language language, int width, String roles) throws IOException {
    assertThat(onEveryPage(language, Device.of(width), roles, EveryPageInBrowserTest::tooWide))
        .isEmpty();
  }

  private static List<String> tooWide(Page page) {
    int over = WardInBrowser.overflow(page);
    return over > 0 ? List.of("wider than the window by " + over) : List.of();
  }

  private String name(Page page) {
    return URI.create(page.url())
        .getPath()
        .replace(emma.toString(), "emma")
        .replaceAll("[^A-Za-z]+", "-");
  }

  private List<String> onEveryPage(
      Language language, Device device, String roles, Function<Page, List<String>> look)
      throws IOException {
    List<String> found = new ArrayList<>();
    Map<Role, List<String>> pages = pages();
    Set<String> seen = new HashSet<>();
    for (String each : roles.split(" ", -1)) {
      Role role = Role.valueOf(each);
      String name =
          role == Role.FAMILY
              ? people.family("Emma's mother", language, emma)
              : people.open("Ana", role, language);
      Page page = browser.signedIn(name, People.PASSWORD, device);
      for (String path : pages.getOrDefault(role, List.of())) {
        if (path.startsWith("/protocols") && !seen.add(path)) {
          continue; // long, and the same for everybody
        }
        for (String address : addresses(page, path)) {
          browser.open(page, address);
          look.apply(page).forEach(fault -> found.add(role + " " + address + ": " + fault));
        }
      }
      page.context().close();
    }
    return found;
  }
}
