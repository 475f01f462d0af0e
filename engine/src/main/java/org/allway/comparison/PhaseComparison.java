package org.allway.comparison;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Phase;

/**
 * One line of the roadmaps, by the texts that both sides lay it with.
 *
 * @param id as roadmaps call it
 * @param a empty if this side has no such phase
 * @param groups of which children this holds: the group on one side, or both where they differ
 */
public record PhaseComparison(
    String id,
    Optional<Phase> a,
    Optional<Phase> b,
    Set<String> groups,
    List<Difference> differences) {}
