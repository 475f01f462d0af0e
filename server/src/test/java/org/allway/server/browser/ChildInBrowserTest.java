package org.allway.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
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
    properties = {"allway.limits.sign-ins=1000", "allway.limits.requests=100000"})
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@Import({People.class, SetClock.Here.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.allway.server.browser.WardInBrowser#installed")
@DisplayName("Pages about a child, in a browser")
final class ChildInBrowserTest {

  private static final String WHY_OF_RISK = ".child-facts div:nth-child(2) a.why";

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private SetClock clock;

  private WardInBrowser ward;
  private UUID emma = new UUID(0, 0);
  private UUID hanna = new UUID(0, 0);
  private UUID leo = new UUID(0, 0);
  private String english = "";

  @BeforeAll
  void open() {
    clock.set("2026-02-16T15:00:00Z");
    ward = new WardInBrowser(port);
    emma = people.example("emma");
    hanna = people.example("hanna");
    leo = people.example("leo");
    english = people.open("Dr. Ana Ruiz", Role.PHYSICIAN, Language.EN);
  }

  @AfterAll
  void close() {
    ward.close();
  }

  private List<String> pages() {
    return List.of(
        "/children/" + emma,
        "/children/" + hanna + "?zoom=weeks",
        "/children/" + leo + "?asOf=2026-03-02",
        "/children/" + emma + "/phases/induction",
        "/children/" + hanna + "/phases/maintenance-2",
        "/children/" + hanna + "/why?of=risk",
        "/children/" + emma + "/history",
        "/children/" + emma + "/history/changes?to=17",
        "/children/" + emma + "/documents",
        "/protocols",
        "/protocols/compare?a=cog-2010-b-all&b=cog-2019-b-all",
        "/protocols/cog-2019-b-all");
  }

  @Test
  @DisplayName("have no fault that axe knows in the dark")
  void dark() {
    Page page = ward.signedIn(english, People.PASSWORD, Device.of(WardInBrowser.DESKTOP).dark());
    List<String> faults = new ArrayList<>();
    for (String path : pages()) {
      ward.open(page, path);
      WardInBrowser.faults(page).forEach(fault -> faults.add(path + " " + fault));
      WardInBrowser.picture(page, "child-dark-" + pages().indexOf(path));
    }
    page.context().close();
    assertThat(faults).isEmpty();
  }

  @Test
  @DisplayName(
      "answer why with the keyboard alone: the panel opens, takes the focus, Escape leads back")
  void why() {
    Page page = ward.signedIn(english, People.PASSWORD, Device.of(WardInBrowser.DESKTOP));
    ward.open(page, "/children/" + emma);
    Locator why = page.locator(WHY_OF_RISK);
    why.focus();
    page.keyboard().press("Enter");
    page.locator("dialog#why[open]").waitFor();
    assertThat(page.evaluate("document.activeElement.closest('dialog') !== null")).isEqualTo(true);
    assertThat(page.locator("dialog#why").innerText()).contains("SR-Avg", "knowledge/protocols/");
    assertThat(WardInBrowser.faults(page)).isEmpty();
    page.keyboard().press("Escape");
    page.locator("dialog#why")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    assertThat(page.evaluate("document.activeElement.classList.contains('why')")).isEqualTo(true);
    page.context().close();
  }

  @Test
  @DisplayName("answer why without scripts as a page of their own, with a way back")
  void withoutScripts() {
    Page page =
        ward.signedIn(english, People.PASSWORD, Device.of(WardInBrowser.DESKTOP).withoutScripts());
    ward.open(page, "/children/" + emma);
    page.locator(WHY_OF_RISK).click();
    assertThat(page.locator(".why-page").innerText()).contains("SR-Avg");
    page.locator(".why-page a", new Page.LocatorOptions().setHasText("Back")).click();
    assertThat(page.locator("#way-title").innerText()).isEqualTo("The way");
    page.context().close();
  }

  @Test
  @DisplayName("lead by keyboard from the roadmap's picture into a phase")
  void phases() {
    Page page = ward.signedIn(english, People.PASSWORD, Device.of(WardInBrowser.DESKTOP));
    ward.open(page, "/children/" + emma);
    page.locator("svg a.phase").first().focus();
    page.keyboard().press("Enter");
    page.waitForURL("**/phases/induction");
    assertThat(page.locator("table.sheet").innerText()).contains("cytarabine IT");
    page.context().close();
  }

  @Test
  @DisplayName("zoom the way in place, and the address keeps it")
  void zoom() {
    Page page = ward.signedIn(english, People.PASSWORD, Device.of(WardInBrowser.DESKTOP));
    ward.open(page, "/children/" + emma);
    page.locator(".zoom a", new Page.LocatorOptions().setHasText("Twelve weeks")).click();
    page.locator(".zoom a[aria-current]", new Page.LocatorOptions().setHasText("Twelve weeks"))
        .waitFor();
    assertThat(page.url()).contains("zoom=weeks");
    page.context().close();
  }

  @Test
  @DisplayName("show a list in place of the picture on a phone")
  void list() {
    Page page = ward.signedIn(english, People.PASSWORD, Device.of(WardInBrowser.PHONE));
    ward.open(page, "/children/" + emma);
    assertThat(page.locator("ol.way").isVisible()).isTrue();
    assertThat(page.locator("svg a.phase").first().isVisible()).isFalse();
    page.context().close();
  }
}
