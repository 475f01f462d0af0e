package org.allway.assess;

import java.util.List;
import java.util.Set;
import org.allway.library.Evidence;
import org.allway.words.Words;

/** Which protocol a child belongs to. */
public sealed interface Selection {

  /**
   * This one.
   *
   * @param needs facts on which it was assumed that the child is eligible
   * @param refusals why the family's protocols before it do not take the child
   */
  record Chosen(Index index, Set<String> needs, List<Refusal> refusals) implements Selection {}

  /** It cannot be told until these facts are known. */
  record Undetermined(Set<String> needs) implements Selection {}

  /** None of the family's. */
  record Outside(List<Refusal> refusals) implements Selection {}

  /**
   * Why a protocol does not take a child.
   *
   * @param facts the names of the facts that decided
   */
  record Refusal(String protocol, Words because, Set<String> facts, Evidence evidence) {}
}
