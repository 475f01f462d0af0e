package org.allway.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Place;

/** A node of a text with the way to it, so that the whole can be had with this node changed. */
public final class Cursor {

  private final String key;
  private final YamlNode node;
  private final List<Place> around;
  private final Rest rest;

  /** All that is not this node: gives the whole for what stands in its place. */
  private interface Rest {
    YamlNode.Mapping with(String key, Optional<YamlNode> node);
  }

  private Cursor(String key, YamlNode node, List<Place> around, Rest rest) {
    this.key = key;
    this.node = node;
    this.around = around;
    this.rest = rest;
  }

  public static Cursor of(YamlNode.Mapping whole) {
    return new Cursor(
        "",
        whole,
        List.of(whole.place()),
        (_, node) -> node.orElse(whole) instanceof YamlNode.Mapping other ? other : whole);
  }

  /** The key under which the node stands; that of the list, for an item of a list. */
  public String key() {
    return key;
  }

  public YamlNode node() {
    return node;
  }

  /** The text, if the node is one; else empty. */
  public String text() {
    return node instanceof YamlNode.Text text ? text.text() : "";
  }

  public Place place() {
    return around.getFirst();
  }

  /** The places of the node and of all that it stands in, the nearest first. */
  public List<Place> around() {
    return around;
  }

  public Optional<Cursor> in(String name) {
    return node instanceof YamlNode.Mapping(Map<String, YamlNode.Entry> entries, var _)
        ? Optional.ofNullable(entries.get(name)).map(this::in)
        : Optional.empty();
  }

  /** The values of a mapping; none if the node is no mapping. */
  public List<Cursor> entries() {
    return node instanceof YamlNode.Mapping(Map<String, YamlNode.Entry> entries, var _)
        ? entries.values().stream().map(this::in).toList()
        : List.of();
  }

  /** The items of a list; a node that is no list is the only item. */
  public List<Cursor> items() {
    if (!(node instanceof YamlNode.Items(List<YamlNode> items, Place place))) {
      return List.of(this);
    }
    List<Cursor> cursors = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int at = i;
      YamlNode item = items.get(i);
      Rest others =
          (_, other) -> {
            List<YamlNode> changed = new ArrayList<>(items);
            changed.remove(at);
            other.ifPresent(one -> changed.add(at, one));
            return with(new YamlNode.Items(changed, place));
          };
      cursors.add(new Cursor(key, item, around(item.place()), others));
    }
    return cursors;
  }

  /** The whole with another node in this one's place. */
  public YamlNode.Mapping with(YamlNode other) {
    return rest.with(key, Optional.of(other));
  }

  /** The whole with another text in the place of this one. */
  public YamlNode.Mapping with(String text) {
    boolean plain = !(node instanceof YamlNode.Text old) || old.plain();
    return with(new YamlNode.Text(text, plain, node.place()));
  }

  /** The whole with this value under another key. */
  public YamlNode.Mapping under(String other) {
    return rest.with(other, Optional.of(node));
  }

  /** The whole without this node, and without its key. */
  public YamlNode.Mapping without() {
    return rest.with(key, Optional.empty());
  }

  private Cursor in(YamlNode.Entry entry) {
    List<Place> places = around(entry.place());
    places.addFirst(entry.value().place());
    Rest others =
        (name, other) -> {
          Map<String, YamlNode.Entry> changed = new LinkedHashMap<>();
          if (node instanceof YamlNode.Mapping(Map<String, YamlNode.Entry> entries, Place place)) {
            for (YamlNode.Entry one : entries.values()) {
              if (one != entry) {
                changed.put(one.key(), one);
              } else if (other.isPresent()) {
                changed.put(name, new YamlNode.Entry(name, other.get(), entry.place()));
              }
            }
            return with(new YamlNode.Mapping(changed, place));
          }
          return with(node);
        };
    return new Cursor(entry.key(), entry.value(), places, others);
  }

  private List<Place> around(Place nearest) {
    List<Place> places = new ArrayList<>(around.size() + 2);
    places.add(nearest);
    places.addAll(around);
    return places;
  }
}
