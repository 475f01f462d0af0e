package org.allway.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.server.FreshStore;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.Ward;
import org.allway.server.account.Role;
import org.allway.server.browser.WardInBrowser.Device;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Who;
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
@DisplayName("In a browser, a family")
final class FamilyInBrowserTest {

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore children;
  @LocalServerPort private int port;

  private WardInBrowser browser;
  private UUID emma = new UUID(0, 0);
  private String family = "";
  private String nora = "";
  private String omar = "";

  @BeforeAll
  void open() {
    browser = new WardInBrowser(port);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  /** Emma's second day of maintenance by mouth would need a long chart: her third day is here. */
  @BeforeEach
  void ward() {
    clock.set("2026-01-14T15:00:00Z");
    emma = people.example("emma");
    family = people.family("Emma's mother", Language.EN, emma);
    nora = people.open("Nurse Nora", Role.NURSE, Language.EN);
    omar = people.open("Dr. Omar", Role.PHYSICIAN, Language.ES);
  }

  private Page page(String name, int width) {
    return browser.signedIn(name, People.PASSWORD, Device.of(width));
  }

  private String at(String page) {
    return "/family/" + emma + page;
  }

  @Test
  void ticksAMedicineAndTakesItBack() {
    Page page = page(family, WardInBrowser.PHONE);
    browser.open(page, at("/medicines"));

    page.getByRole(AriaRole.BUTTON).filter(named("Taken")).first().click();
    assertThat(page.getByText("Saved. Your team can see it.")).isVisible();
    WardInBrowser.picture(page, "family-medicines-ticked");
    assertThat(WardInBrowser.faults(page)).isEmpty();

    page.getByRole(AriaRole.BUTTON).filter(named("Undo")).first().click();
    assertThat(page.getByRole(AriaRole.BUTTON).filter(named("Undo"))).hasCount(0);
    page.context().close();
  }

  private static com.microsoft.playwright.Locator.FilterOptions named(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  @Test
  void findsTheNumberToCallWithTheKeyboardAlone() {
    Page page = page(family, WardInBrowser.DESKTOP);
    browser.open(page, at(""));

    tabTo(page, "a[href$='/symptoms/fever']");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING).filter(named("Call now"))).isVisible();

    tabTo(page, "a[href='tel:911']");
    tabTo(page, "a.help");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING).filter(named("Who you can reach now"))).isVisible();
    tabTo(page, "#write textarea");
    page.keyboard().type("May we travel?");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("ol.thread")).containsText("May we travel?");
    page.context().close();
  }

  /** Presses the key until something has the focus; more than a page holds is a fault. */
  private static void tabTo(Page page, String selector) {
    for (int keys = 0; keys < 120; keys++) {
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError(selector + " cannot be reached with the keyboard.");
  }

  @Test
  void chatsWithANurseWhoHandsOverToADoctor() {
    Page mother = page(family, WardInBrowser.PHONE);
    Page nurse = page(nora, WardInBrowser.DESKTOP);
    Page doctor = page(omar, WardInBrowser.DESKTOP);
    browser.open(mother, at("/help"));
    mother.getByRole(AriaRole.BUTTON).filter(named("Ask for a chat")).click();
    assertThat(mother.locator("section.chat")).containsText("You are number 1 in line.");
    WardInBrowser.picture(mother, "chat-waiting-390");

    browser.open(nurse, "/messages");
    WardInBrowser.picture(nurse, "inbox-queue-1280");
    assertThat(WardInBrowser.faults(nurse)).isEmpty();
    nurse.getByRole(AriaRole.BUTTON).filter(named("I take it")).click();
    assertThat(mother.locator("section.chat")).containsText("Nurse Nora is in the chat.");

    write(nurse, "How can I help?");
    assertThat(mother.locator("ol.thread")).containsText("How can I help?");
    write(mother, "Her arm is red.");
    assertThat(nurse.locator("ol.thread")).containsText("Her arm is red.");
    assertThat(mother.locator("#write textarea")).hasValue("");
    WardInBrowser.picture(mother, "chat-talking-390");
    WardInBrowser.picture(nurse, "chat-team-1280");
    assertThat(WardInBrowser.faults(mother)).isEmpty();
    assertThat(WardInBrowser.faults(nurse)).isEmpty();

    nurse.selectOption("select[name=to]", people.id(omar).toString());
    nurse.locator("form[action$='/hand'] button").click();
    assertThat(mother.locator("section.chat")).containsText("Dr. Omar will take over the chat.");
    browser.open(doctor, "/messages");
    WardInBrowser.picture(doctor, "inbox-handed-es-1280");
    doctor.getByRole(AriaRole.BUTTON).filter(named("Lo atiendo yo")).click();
    assertThat(mother.locator("section.chat")).containsText("Dr. Omar is in the chat.");
    doctor.locator("form[action$='/end'] button").click();
    assertThat(mother.locator("section.chat")).containsText("The chat is open until");
    WardInBrowser.picture(doctor, "thread-es-1280");
    assertThat(WardInBrowser.faults(doctor)).isEmpty();
    mother.context().close();
    nurse.context().close();
    doctor.context().close();
  }

  private static void write(Page page, String text) {
    page.fill("#write textarea", text);
    page.locator("#write button").click();
  }

  @Test
  void chatsWithoutScriptsByLoadingThePageAnew() {
    Page mother =
        browser.signedIn(family, People.PASSWORD, Device.of(WardInBrowser.PHONE).withoutScripts());
    Page nurse = page(nora, WardInBrowser.DESKTOP);
    browser.open(mother, at("/help"));
    mother.locator("section.chat button").click();
    write(mother, "Is somebody there?");
    assertThat(mother.locator("ol.thread")).containsText("Is somebody there?");

    browser.open(nurse, "/children/" + emma + "/messages");
    nurse.getByRole(AriaRole.BUTTON).filter(named("I take it")).click();
    write(nurse, "I am here.");
    assertThat(nurse.locator("ol.thread")).containsText("I am here.");
    mother.reload();

    assertThat(mother.locator("ol.thread")).containsText("I am here.");
    assertThat(mother.locator("section.chat")).containsText("Nurse Nora is in the chat.");
    mother.context().close();
    nurse.context().close();
  }

  @Test
  void seesTimesOnItsOwnClock() {
    clock.set("2026-03-07T00:30:00Z");
    Page page =
        browser.signedIn(
            family, People.PASSWORD, Device.of(WardInBrowser.PHONE).in("Europe/Madrid"));
    browser.open(page, at("/help"));

    assertThat(page.locator("section.chat")).containsText("Mon 9 Mar, 1:00 PM");
    WardInBrowser.picture(page, "help-closed-madrid-390");
    page.context().close();
  }

  @Test
  void marksMedicinesInMaintenanceByTheTablet() {
    clock.set("2026-03-23T15:00:00Z");
    UUID mateo = people.example("mateo");
    children.append(
        new ChildId(mateo),
        List.of(
            new NewEntry(
                LocalDate.of(2026, 3, 23), Map.of("lab", Map.of("anc", 1.2, "platelets", 200)))),
        new Who("test"));
    String name = people.family("Los padres de Mateo", Language.ES, mateo);
    Page page = page(name, WardInBrowser.PHONE);
    browser.open(page, "/family/" + mateo + "/medicines");
    page.locator("ul.ticks details.not-taken summary").first().click();
    WardInBrowser.picture(page, "medicines-mateo-es-390");
    assertThat(WardInBrowser.faults(page)).isEmpty();
    browser.open(page, "/family/" + mateo);
    WardInBrowser.picture(page, "week-mateo-es-390");
    page.context().close();
  }
}
