package org.allway.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.roadmap.Standing;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Plans;
import org.allway.server.store.Who;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@OnTheWard
@Import({People.class, SetClock.Here.class})
@DisplayName("An order is signed by two and given by one")
final class SigningTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 16);
  private static final int OK = 200;
  private static final int DONE = 303;
  private static final int FORBIDDEN = 403;
  private static final int CHANGED = 409;
  private static final int REFUSED = 422;

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore store;
  @Autowired private Plans plans;
  @Autowired private OrderStore orders;

  private String ana = "";
  private String tom = "";
  private String pharmacist = "";
  private String nurse = "";
  private UUID emma = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    ana = people.open("Dr. Ana", Role.PHYSICIAN, Language.EN);
    tom = people.open("Dr. Tom", Role.PHYSICIAN, Language.EN);
    pharmacist = people.open("Pia", Role.PHARMACIST, Language.EN);
    nurse = people.open("Noor", Role.NURSE, Language.EN);
    emma = people.example("emma");
  }

  @Test
  @DisplayName(
      "a physician prescribes, a pharmacist verifies, a nurse gives, and it is in the chart")
  void theUsualWay() throws Exception {
    String dose = key("vincristine");
    assertThat(prescribe(ana, dose).getStatus()).isEqualTo(DONE);
    UUID order = only().id();
    assertThat(verify(pharmacist, order).getStatus()).isEqualTo(DONE);
    assertThat(give(nurse, order, "1.05 mg", "").getStatus()).isEqualTo(DONE);

    assertThat(only().state()).isEqualTo(Signed.State.GIVEN);
    assertThat(only().steps())
        .extracting(Signed.Step::display)
        .containsExactly("Dr. Ana", "Pia", "Noor");
    assertThat(last()).contains("vincristine", "1.05 mg", "Noor");
    assertThat(DayDose.keyed(plans.of(child(), TODAY).plan(), dose).orElseThrow().dose().standing())
        .isInstanceOf(Standing.Given.class);
  }

  @Test
  @DisplayName("all of a day's doses are signed at once, after one look")
  void allAtOnce() throws Exception {
    List<String> doses = keys();
    MockHttpServletRequestBuilder request = form(ana, "/prescribe");
    doses.forEach(dose -> request.param("dose", dose));
    assertThat(web.perform(request).andReturn().getResponse().getStatus()).isEqualTo(DONE);
    assertThat(orders.of(child(), TODAY)).hasSameSizeAs(doses);
  }

  @Test
  @DisplayName("nobody verifies what they signed themselves")
  void notOneself() throws Exception {
    prescribe(ana, key("vincristine"));
    MockHttpServletResponse answer = verify(ana, only().id());
    assertThat(answer.getStatus()).isEqualTo(REFUSED);
    assertThat(answer.getContentAsString()).contains("somebody else verifies it");
    assertThat(verify(tom, only().id()).getStatus()).isEqualTo(DONE);
  }

  @Test
  @DisplayName("each role does its own part and no other")
  void roles() throws Exception {
    String dose = key("vincristine");
    for (String other : List.of(nurse, pharmacist)) {
      assertThat(prescribe(other, dose).getStatus()).isEqualTo(FORBIDDEN);
      assertThat(
              web.perform(form(other, "/hold").param("drug", "vincristine").param("reason", "x"))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .isEqualTo(FORBIDDEN);
    }
    prescribe(ana, dose);
    UUID order = only().id();
    assertThat(verify(nurse, order).getStatus()).isEqualTo(FORBIDDEN);
    verify(pharmacist, order);
    assertThat(give(pharmacist, order, "1.05 mg", "").getStatus()).isEqualTo(FORBIDDEN);
    String family = people.family("Family", Language.EN, emma);
    assertThat(page(family).getStatus()).isEqualTo(FORBIDDEN);
    for (String one : List.of(ana, pharmacist, nurse)) {
      assertThat(page(one).getStatus()).isEqualTo(OK);
    }
  }

  @Test
  @DisplayName("an order is not given before two have signed it")
  void notBefore() throws Exception {
    prescribe(ana, key("vincristine"));
    assertThat(give(nurse, only().id(), "1.05 mg", "").getStatus()).isEqualTo(CHANGED);
    assertThat(only().state()).isEqualTo(Signed.State.PRESCRIBED);
  }

  @Test
  @DisplayName("an order whose dose the plan has changed since goes no further, and says why")
  void stale() throws Exception {
    prescribe(ana, key("vincristine"));
    store.append(
        child(),
        List.of(
            new NewEntry(
                TODAY,
                Map.of(
                    "adapt", Map.of("drug", "vincristine", "share", "50 %", "reason", "nerves")))),
        new Who("test"));
    MockHttpServletResponse answer = verify(pharmacist, only().id());
    assertThat(answer.getStatus()).isEqualTo(REFUSED);
    assertThat(answer.getContentAsString()).contains("the plan now says", "Prescribe it anew");
    assertThat(only().state()).isEqualTo(Signed.State.PRESCRIBED);
  }

  @Test
  @DisplayName("a drug that is held after the signature is not given")
  void heldMeanwhile() throws Exception {
    prescribe(ana, key("vincristine"));
    verify(pharmacist, only().id());
    store.append(
        child(),
        List.of(
            new NewEntry(TODAY, Map.of("hold", Map.of("drug", "vincristine", "reason", "ileus")))),
        new Who("test"));
    MockHttpServletResponse answer = give(nurse, only().id(), "1.05 mg", "");
    assertThat(answer.getStatus()).isEqualTo(REFUSED);
    assertThat(last()).contains("hold");
  }

  @Test
  @DisplayName("who signs by an old page sees what is new, with the ticks still there")
  void conflict() throws Exception {
    String dose = key("vincristine");
    long seen = version();
    store.append(
        child(),
        List.of(new NewEntry(TODAY, Map.of("lab", Map.of("hemoglobin", 7.9)))),
        new Who("lab"));
    MockHttpServletResponse answer =
        web.perform(
                as(ana, post("/children/" + emma + "/today/prescribe"))
                    .param("version", String.valueOf(seen))
                    .param("day", TODAY.toString())
                    .param("dose", dose))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(CHANGED);
    assertThat(answer.getContentAsString())
        .contains("Somebody was faster", "7.9")
        .containsPattern("value=\"" + dose + "\"[^>]*checked");
    assertThat(orders.of(child(), TODAY)).isEmpty();
    assertThat(prescribe(ana, dose).getStatus()).isEqualTo(DONE);
  }

  @Test
  @DisplayName("what nobody may pass cannot be signed, whatever the reason")
  void absolute() throws Exception {
    MockHttpServletResponse answer = extra("vincristine", "1", "IT", Map.of("VINCA-IT", "because"));
    assertThat(answer.getStatus()).isEqualTo(REFUSED);
    assertThat(answer.getContentAsString()).contains("Nobody may pass this");
    assertThat(orders.of(child(), TODAY)).isEmpty();
  }

  @Test
  @DisplayName("any other stop wants a reason, and a second person who agrees with it")
  void override() throws Exception {
    prescribe(ana, key("vincristine"));
    MockHttpServletResponse refused = extra("itraconazole", "100", "PO", Map.of());
    assertThat(refused.getStatus()).isEqualTo(REFUSED);
    assertThat(refused.getContentAsString()).contains("Give a reason to sign all the same");
    Map<String, String> reason = Map.of("DDI-VCR-AZOLE", "No other drug reaches this mould");
    assertThat(extra("itraconazole", "100", "PO", reason).getStatus()).isEqualTo(DONE);

    Signed order =
        orders.of(child(), TODAY).stream()
            .filter(one -> one.what().drug().equals("itraconazole"))
            .findFirst()
            .orElseThrow();
    assertThat(order.reasons()).containsExactlyEntriesOf(reason);
    MockHttpServletResponse silent = verify(pharmacist, order.id());
    assertThat(silent.getStatus()).isEqualTo(REFUSED);
    assertThat(silent.getContentAsString()).contains("say that you agree");
    MockHttpServletResponse agreed =
        web.perform(
                form(pharmacist, "/verify")
                    .param("order", order.id().toString())
                    .param("agree", order.id().toString()))
            .andReturn()
            .getResponse();
    assertThat(agreed.getStatus()).isEqualTo(DONE);
  }

  @Test
  @DisplayName("more than was signed is not given; less says why")
  void amounts() throws Exception {
    prescribe(ana, key("vincristine"));
    verify(pharmacist, only().id());
    UUID order = only().id();
    assertThat(give(nurse, order, "1.2 mg", "").getContentAsString()).contains("is more than");
    assertThat(give(nurse, order, "0.5 mg", "").getContentAsString()).contains("why it was less");
    assertThat(give(nurse, order, "0.5", "x").getContentAsString())
        .contains("amount with its unit");
    assertThat(only().state()).isEqualTo(Signed.State.VERIFIED);
    assertThat(give(nurse, order, "0.5 mg", "line blocked").getStatus()).isEqualTo(DONE);
    assertThat(last()).contains("0.5 mg", "line blocked");
  }

  @Test
  @DisplayName("a dose that was not given has a reason and stays due")
  void notGiven() throws Exception {
    String dose = key("vincristine");
    prescribe(ana, dose);
    verify(pharmacist, only().id());
    String order = only().id().toString();
    assertThat(end("/not-given", order, " ").getStatus()).isEqualTo(REFUSED);
    assertThat(end("/not-given", order, "the family asked to wait").getStatus()).isEqualTo(DONE);
    assertThat(only().state()).isEqualTo(Signed.State.NOT_GIVEN);
    assertThat(DayDose.keyed(plans.of(child(), TODAY).plan(), dose).orElseThrow().open()).isTrue();
    assertThat(prescribe(ana, dose).getStatus()).isEqualTo(DONE);
  }

  @Test
  @DisplayName("to hold a drug takes its open orders back")
  void hold() throws Exception {
    prescribe(ana, key("vincristine"));
    int status =
        web.perform(
                form(ana, "/hold")
                    .param("drug", "vincristine")
                    .param("how", "once")
                    .param("reason", "no bowel sounds"))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(status).isEqualTo(DONE);
    assertThat(only().state()).isEqualTo(Signed.State.CANCELLED);
    assertThat(last()).contains("hold", "once", "no bowel sounds");
    assertThat(page(nurse).getContentAsString()).contains("left out");
  }

  @Test
  @DisplayName("two who give at once: one is told to look again, and the chart has one giving")
  void twice() throws Exception {
    prescribe(ana, key("vincristine"));
    verify(pharmacist, only().id());
    UUID order = only().id();
    long seen = version();
    assertThat(give(nurse, order, "1.05 mg", "", seen).getStatus()).isEqualTo(DONE);
    assertThat(give(tom, order, "1.05 mg", "", seen).getStatus()).isEqualTo(CHANGED);
    assertThat(version()).isEqualTo(seen + 1);
  }

  @Test
  @DisplayName("the same dose is not signed twice, and one of another day not given today")
  void once() throws Exception {
    String dose = key("vincristine");
    prescribe(ana, dose);
    assertThat(prescribe(tom, dose).getContentAsString()).contains("is signed already");
  }

  @Test
  @DisplayName("acts stay as they are")
  void appendOnly(@Autowired org.springframework.jdbc.core.simple.JdbcClient database)
      throws Exception {
    prescribe(ana, key("vincristine"));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> database.sql("update order_act set account = 'x'").update())
        .hasStackTraceContaining("append-only");
  }

  // --- what people do ---

  private MockHttpServletResponse prescribe(String who, String dose) throws Exception {
    return web.perform(form(who, "/prescribe").param("dose", dose)).andReturn().getResponse();
  }

  private MockHttpServletResponse verify(String who, UUID order) throws Exception {
    return web.perform(form(who, "/verify").param("order", order.toString()))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse give(String who, UUID order, String amount, String note)
      throws Exception {
    return give(who, order, amount, note, version());
  }

  private MockHttpServletResponse give(
      String who, UUID order, String amount, String note, long version) throws Exception {
    return web.perform(
            as(who, post("/children/" + emma + "/today/give"))
                .param("version", String.valueOf(version))
                .param("day", TODAY.toString())
                .param("order", order.toString())
                .param("amount", amount)
                .param("time", "08:00")
                .param("note", note))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse end(String path, String order, String reason) throws Exception {
    return web.perform(form(nurse, path).param("order", order).param("reason", reason))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse extra(
      String drug, String amount, String route, Map<String, String> reasons) throws Exception {
    MockHttpServletRequestBuilder request =
        form(ana, "/extra")
            .param("drug", drug)
            .param("amount", amount)
            .param("route", route)
            .param("sign", "yes");
    reasons.forEach((code, reason) -> request.param("reason.extra." + code, reason));
    return web.perform(request).andReturn().getResponse();
  }

  private MockHttpServletRequestBuilder form(String who, String path) {
    return as(who, post("/children/" + emma + "/today" + path))
        .param("version", String.valueOf(version()))
        .param("day", TODAY.toString());
  }

  private static MockHttpServletRequestBuilder as(
      String who, MockHttpServletRequestBuilder request) {
    return request.with(user(who)).with(csrf());
  }

  private MockHttpServletResponse page(String who) throws Exception {
    return web.perform(get("/children/" + emma + "/today").with(user(who)))
        .andReturn()
        .getResponse();
  }

  private ChildId child() {
    return new ChildId(emma);
  }

  private long version() {
    return store.find(child()).orElseThrow().version();
  }

  private Signed only() {
    List<Signed> all = orders.of(child(), TODAY);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private String last() {
    return store.entries(child()).getLast().body().toString();
  }

  private List<String> keys() {
    return DayDose.on(plans.of(child(), TODAY).plan(), TODAY).stream().map(DayDose::key).toList();
  }

  private String key(String drug) {
    return keys().stream().filter(key -> key.contains(drug)).findFirst().orElseThrow();
  }
}
