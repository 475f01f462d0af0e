package org.allway.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.allway.server.FreshStore;
import org.allway.server.SetClock;
import org.allway.server.Ward;
import org.allway.server.browser.WardInBrowser.Device;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The way of {@code docs/walk-through.md}, whose pictures are taken here. */
@SpringBootTest(
    classes = Ward.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"allway.demo=true", "allway.demo.password=" + WalkThroughTest.PASSWORD})
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@Import(SetClock.Here.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf("org.allway.server.browser.WardInBrowser#installed")
@DisplayName("A first day on the demo ward")
final class WalkThroughTest {

  static final String PASSWORD = "four calm words here";
  private static final double PATIENCE = 60_000;

  @LocalServerPort private int port;
  private WardInBrowser browser;

  @BeforeAll
  void open() {
    browser = new WardInBrowser(port);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private Page signedIn(String name, int width) {
    return browser.signedIn(name, PASSWORD, Device.of(width));
  }

  private static void follow(Page page, String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
  }

  private static Locator tab(Page page, String name) {
    return page.locator("nav.tabs")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  @Test
  @Order(1)
  @DisplayName("a physician sees who needs somebody, reads why, decides and prescribes")
  void physician() {
    Page page = signedIn("ana", WardInBrowser.DESKTOP);
    assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Ward");
    WardInBrowser.picture(page, "walk-ward");

    follow(page, "Emma");
    assertThat(page.getByText("To decide")).isVisible();
    WardInBrowser.picture(page, "walk-child");
    page.locator(".child-facts div:nth-child(2) a.why").click();
    assertThat(page.locator("dialog#why[open]")).containsText("knowledge/protocols/");
    WardInBrowser.window(page, "walk-why");
    page.keyboard().press("Escape");

    tab(page, "Decisions").click();
    page.locator(".try").first().click();
    assertThat(page.getByText("What it would change in the plan")).isVisible();
    WardInBrowser.picture(page, "walk-choice");
    press(page, "Choose:");
    assertThat(page.locator(".decision.settled").first()).containsText("recorded in the chart");

    tab(page, "Today").click();
    press(page, "Tick all");
    press(page, "Sign what is ticked");
    assertThat(page.locator(".dose.signed").first()).isVisible();
    WardInBrowser.picture(page, "walk-prescribed");
    page.context().close();
  }

  @Test
  @Order(2)
  @DisplayName("a pharmacist verifies what another has prescribed")
  void pharmacist() {
    Page page = signedIn("pia", WardInBrowser.DESKTOP);
    follow(page, "Emma");
    tab(page, "Today").click();
    press(page, "Tick all");
    press(page, "Verify what is ticked");
    assertThat(page.locator(".dose.ready").first()).isVisible();
    WardInBrowser.picture(page, "walk-verified");
    page.context().close();
  }

  @Test
  @Order(3)
  @DisplayName("a nurse records counts after a look at what they change, and gives a dose")
  void nurse() {
    Page page = signedIn("noor", WardInBrowser.DESKTOP);
    follow(page, "Emma");
    tab(page, "Record").click();
    page.locator("nav.kinds")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Laboratory"))
        .click();
    page.fill("#f-anc", "0.4");
    page.fill("#f-platelets", "45");
    press(page, "See first what it changes");
    assertThat(page.getByText("Nothing is saved yet.")).isVisible();
    WardInBrowser.picture(page, "walk-what-if");
    press(page, "Discard");

    tab(page, "Today").click();
    press(page, "Given: vincristine");
    assertThat(page.locator(".dose.done").first()).containsText("Noor Haddad");
    WardInBrowser.picture(page, "walk-given");
    page.context().close();
  }

  @Test
  @Order(4)
  @DisplayName("a parent reads the week, ticks a medicine, learns whom to call and writes")
  void parent() {
    Page page = signedIn("emma-family", WardInBrowser.PHONE);
    assertThat(page.getByRole(AriaRole.HEADING).filter(named("This week")).first()).isVisible();
    WardInBrowser.picture(page, "walk-week");
    page.locator("a[href$='/symptoms/fever']").first().click();
    assertThat(page.getByRole(AriaRole.HEADING).filter(named("Call now"))).isVisible();
    WardInBrowser.picture(page, "walk-call");
    press(page, "Help: who to reach now");
    page.fill("#write textarea", "May we travel next week?");
    page.locator("#write button").click();
    assertThat(page.locator("ol.thread")).containsText("May we travel next week?");
    WardInBrowser.picture(page, "walk-help");
    page.context().close();
  }

  @Test
  @Order(5)
  @DisplayName("a family that reads Spanish has all of it in Spanish")
  void spanish() {
    Page page = signedIn("familia-mateo", WardInBrowser.PHONE);
    assertThat(page.getByRole(AriaRole.HEADING).filter(named("Esta semana")).first()).isVisible();
    WardInBrowser.picture(page, "walk-semana");
    page.context().close();
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
