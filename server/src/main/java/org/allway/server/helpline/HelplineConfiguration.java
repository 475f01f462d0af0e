package org.allway.server.helpline;

import java.util.List;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Menu;
import org.allway.server.ward.Unread;
import org.allway.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who of the team reaches what here. */
@Configuration(proxyBeanMethods = false)
class HelplineConfiguration {

  private static final String OF_CHILD = "/children/{child}/messages/";

  @Bean
  static Routes helplineRoutes() {
    return () ->
        List.of(
            Route.team("/messages/**"),
            Route.only(HttpMethod.POST, OF_CHILD + "take", Role.PHYSICIAN, Role.NURSE),
            Route.only(HttpMethod.POST, OF_CHILD + "hand", Role.PHYSICIAN, Role.NURSE),
            Route.only(HttpMethod.POST, OF_CHILD + "end", Role.PHYSICIAN, Role.NURSE),
            Route.team(OF_CHILD + "**"));
  }

  /** So that the ward's list says for whom somebody waits. */
  @Bean
  static Unread unreadMessages(Messages messages) {
    return person -> messages.unread(person.account());
  }

  /** The number of what waits stands on every page of the team. */
  @Bean
  static Menu helplineMenu(Inbox inbox) {
    return person -> {
      if (!person.role().careTeam()) {
        return List.of();
      }
      int waiting = inbox.waiting();
      String number = waiting == 0 ? "" : " (" + waiting + ")";
      return List.of(
          new Menu.Link(30, "/messages", new Words("Messages" + number, "Mensajes" + number)));
    };
  }
}
