package org.allway.server.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.words.Language;
import org.allway.words.Words;
import org.springframework.web.servlet.View;

/**
 * What every page of one request knows: who looks at it, in which language, where.
 *
 * @param person nobody on pages for those who have not signed in
 * @param path of this page
 * @param token against forged requests, which every form sends along
 * @param partial whether only a part of the page was asked for, to put into one that is there
 * @param theme {@code light}, {@code dark}, or empty to follow the device
 */
public record Screen(
    Templates templates,
    List<Menu> menus,
    Optional<Person> person,
    Language language,
    String path,
    String token,
    boolean partial,
    String theme) {

  /** The answer that shows a template; its parameters are {@code screen} and {@code model}. */
  public View show(String template, Object model) {
    return templates.view(template, Map.of("screen", this, "model", model));
  }

  /** The same, for a form that was not accepted: with another status. */
  public View show(int status, String template, Object model) {
    return templates.view(status, template, Map.of("screen", this, "model", model));
  }

  /** A text in the language of who looks. */
  public String say(String en, String es) {
    return language == Language.ES ? es : en;
  }

  public String say(Words words) {
    return words.in(language);
  }

  public String code() {
    return language == Language.ES ? "es" : "en";
  }

  public boolean is(Role role) {
    return person.filter(one -> one.role() == role).isPresent();
  }

  public boolean careTeam() {
    return person.filter(one -> one.role().careTeam()).isPresent();
  }

  /** The links that stand above each page of this person. */
  public List<Menu.Link> navigation() {
    return person.stream()
        .flatMap(one -> menus.stream().flatMap(menu -> menu.links(one).stream()))
        .sorted()
        .toList();
  }

  /** Whether a link leads to where we are. */
  public boolean here(Menu.Link link) {
    return path.equals(link.path()) || path.startsWith(link.path() + "/");
  }
}
