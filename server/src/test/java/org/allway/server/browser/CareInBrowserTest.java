package org.allway.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import org.allway.server.FreshStore;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.Ward;
import org.allway.server.account.Role;
import org.allway.server.browser.WardInBrowser.Device;
import org.allway.words.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = Ward.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"allway.limits.sign-ins=1000", "allway.limits.requests=10000"})
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@Import({SetClock.Here.class, People.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.allway.server.browser.WardInBrowser#installed")
@DisplayName("In a browser, the care team")
final class CareInBrowserTest {

  private static final int MOST_TABS = 120;
  private static final double PATIENCE = 60_000;

  @Autowired private People people;
  @Autowired private SetClock clock;
  @LocalServerPort private int port;

  private WardInBrowser browser;
  private UUID emma = new UUID(0, 0);

  @BeforeAll
  void open() {
    browser = new WardInBrowser(port);
    // A busy machine takes its time; how long is not what is tried here.
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    emma = people.example("emma");
  }

  @Test
  @DisplayName("reads what became of another system's resources before a child is taken over")
  void arrival() {
    Page page =
        browser.signedIn(
            people.open("Noor", Role.NURSE, Language.EN),
            People.PASSWORD,
            Device.of(WardInBrowser.PHONE));
    browser.open(page, "/children/new");
    page.locator("details.earlier summary").click();
    page.setInputFiles(
        "input[name=chart]", Path.of("../fhir/src/test/resources/mcode-brian-l.json"));
    page.locator("details.earlier form button").click();
    assertThat(page.getByText("Nothing is kept yet")).isVisible();
    assertThat(WardInBrowser.faults(page)).isEmpty();
    assertThat(WardInBrowser.overflow(page)).isZero();
    WardInBrowser.picture(page, "care-arrival");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it over")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Brian");
    page.context().close();
  }

  @Test
  @DisplayName("prescribes, verifies and gives a dose with the keyboard alone")
  void dose() {
    Page physician = at(Role.PHYSICIAN, "Dr. Ana", "/today");
    tick(physician, "Prescribe vincristine 1.05 mg");
    press(physician, "Sign what is ticked");
    assertThat(physician.locator(".dose.signed")).hasCount(1);
    physician.context().close();

    Page pharmacist = at(Role.PHARMACIST, "Pia", "/today");
    tick(pharmacist, "Verify vincristine 1.05 mg");
    press(pharmacist, "Verify what is ticked");
    assertThat(pharmacist.locator(".dose.ready")).hasCount(1);
    pharmacist.context().close();

    Page nurse = at(Role.NURSE, "Noor", "/today");
    press(nurse, "Given: vincristine 1.05 mg");
    assertThat(nurse.locator(".dose.done")).containsText("Noor: gave 1.05 mg");
    WardInBrowser.picture(nurse, "care-given");
    nurse.context().close();
  }

  @Test
  @DisplayName("records counts with the keyboard alone, after a look at what they change")
  void counts() {
    Page page = at(Role.NURSE, "Noor", "/record/values-lab");
    focus(page, "f-anc");
    page.keyboard().type("0.4");
    focus(page, "f-platelets");
    page.keyboard().type("45");
    press(page, "See first what it changes");
    assertThat(page.getByText("Nothing is saved yet.")).isVisible();
    assertThat(WardInBrowser.faults(page)).isEmpty();
    WardInBrowser.picture(page, "care-what-if");
    press(page, "Save");
    assertThat(page.locator(".notice.saved")).containsText("0.4");
    assertThat(page.locator(".notice.saved")).isFocused();
    assertThat(WardInBrowser.faults(page)).isEmpty();
    WardInBrowser.picture(page, "care-recorded");
    page.context().close();
  }

  @Test
  @DisplayName("is asked about a rare value, and says that it is right")
  void rare() {
    Page page = at(Role.NURSE, "Noor", "/record/values-size");
    page.fill("#f-weight_kg", "172");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
    assertThat(page.locator(".field.wrong")).containsText("This is rare");
    assertThat(WardInBrowser.faults(page)).isEmpty();
    WardInBrowser.picture(page, "care-rare");
    page.check("input[name='sure.weight_kg']");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
    assertThat(page.locator(".notice.saved")).containsText("172");
    page.context().close();
  }

  @Test
  @DisplayName("chooses an option with the keyboard alone, after a look at what it changes")
  void choice() {
    Page page = at(Role.PHYSICIAN, "Dr. Ana", "/decisions");
    tabTo(page, "document.activeElement.classList.contains('try')");
    page.keyboard().press("Enter");
    assertThat(page.getByText("What it would change in the plan")).isVisible();
    assertThat(WardInBrowser.faults(page)).isEmpty();
    WardInBrowser.picture(page, "care-choice");
    tabTo(page, "document.activeElement.textContent.trim().startsWith('Choose:')");
    page.keyboard().press("Enter");
    assertThat(page.locator(".decision.settled").first()).containsText("recorded in the chart");
    page.context().close();
  }

  private Page at(Role role, String display, String path) {
    Page page =
        browser.signedIn(
            people.open(display, role, Language.EN),
            People.PASSWORD,
            Device.of(WardInBrowser.DESKTOP));
    browser.open(page, "/children/" + emma + path);
    return page;
  }

  private static void tick(Page page, String label) {
    tabTo(page, "document.activeElement.getAttribute('aria-label') === '" + label + "'");
    page.keyboard().press("Space");
  }

  /** Buttons may stand before what they send, so the way to them can lead around the page. */
  private static void press(Page page, String label) {
    tabTo(
        page,
        "document.activeElement.tagName === 'BUTTON' && (document.activeElement.getAttribute("
            + "'aria-label') ?? document.activeElement.textContent.trim()) === '"
            + label
            + "'");
    page.keyboard().press("Enter");
  }

  private static void focus(Page page, String id) {
    tabTo(page, "document.activeElement.id === '" + id + "'");
  }

  private static void tabTo(Page page, String there) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      if (Boolean.TRUE.equals(page.evaluate(there))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach: " + there);
  }
}
