package org.allway.server.page;

import java.util.Comparator;
import java.util.List;
import org.allway.server.account.Person;
import org.allway.words.Words;

/** What a feature adds to the navigation. */
@FunctionalInterface
public interface Menu {

  List<Link> links(Person person);

  /**
   * One link.
   *
   * @param rank links with lower ones come first
   */
  record Link(int rank, String path, Words label) implements Comparable<Link> {

    private static final Comparator<Link> ORDER =
        Comparator.comparingInt(Link::rank).thenComparing(Link::path);

    @Override
    public int compareTo(Link other) {
      return ORDER.compare(this, other);
    }
  }
}
