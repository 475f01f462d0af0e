package org.allway.server.family;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Part;
import org.allway.library.FamilyGuide.Statement;
import org.allway.server.account.Accounts;
import org.allway.server.account.Person;
import org.allway.server.helpline.Contacts;
import org.allway.server.helpline.Messages;
import org.allway.server.helpline.Reach;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.wording.Wording;
import org.springframework.stereotype.Component;

/** What all pages of families need. */
@Component
class Families {

  private final Accounts accounts;
  private final ChartStore children;
  private final Messages messages;
  private final Contacts contacts;

  Families(Accounts accounts, ChartStore children, Messages messages, Contacts contacts) {
    this.accounts = accounts;
    this.children = children;
    this.messages = messages;
    this.contacts = contacts;
  }

  /** The children whom a person may see here, by name. */
  List<ChildrenModel.One> of(Person person) {
    return accounts.childrenOf(person.account()).stream()
        .flatMap(child -> children.find(new ChildId(child)).stream())
        .map(child -> new ChildrenModel.One(child.id().value(), child.header().name()))
        .sorted(java.util.Comparator.comparing(ChildrenModel.One::name))
        .toList();
  }

  FamilyFrame frame(UUID child, Person person, String here) {
    String name = children.find(new ChildId(child)).map(one -> one.header().name()).orElse("");
    return new FamilyFrame(
        child,
        name,
        here,
        accounts.childrenOf(person.account()).size() > 1,
        messages.unread(person.account(), child));
  }

  FamilyGuide guide(Person person) {
    return contacts.guide(person.language());
  }

  Reach reach(UUID child, Person person, ZoneId zone) {
    return contacts.reach(child, person.language(), zone);
  }

  /** The signs of a part of the guide. */
  SignsModel signs(Person person, Part part) {
    FamilyGuide guide = guide(person);
    String title = guide.topics(part).stream().map(FamilyGuide.Topic::title).findFirst().orElse("");
    return new SignsModel(
        title,
        guide.topics(part).stream()
            .flatMap(topic -> topic.lines().stream())
            .map(said -> new SignsModel.Sign(said.sign(), text(said)))
            .toList());
  }

  /** What the guide says under a heading, by its name; nothing if it has none. */
  Optional<SignsModel> topic(Person person, String id) {
    return guide(person).topics().stream()
        .filter(topic -> topic.id().equals(id))
        .findFirst()
        .map(topic ->
            new SignsModel(
                topic.title(),
                topic.lines().stream()
                    .map(said -> new SignsModel.Sign(said.sign(), text(said)))
                    .toList()));
  }

  static String text(Statement said) {
    return said.text() + Wording.mark(said.evidence().verified());
  }
}
