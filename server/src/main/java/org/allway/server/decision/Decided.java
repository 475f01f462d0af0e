package org.allway.server.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.library.Evidence;
import org.allway.library.Library;
import org.allway.plan.Decision;
import org.allway.server.decision.DecisionsModel.Answer;
import org.allway.server.decision.DecisionsModel.Asked;
import org.allway.server.decision.DecisionsModel.Reason;
import org.allway.server.decision.DecisionsModel.Source;
import org.allway.wording.Wording;
import org.allway.words.Words;

/** Puts decisions into words. */
final class Decided {

  private final Library library;
  private final Wording wording;

  Decided(Library library, Wording wording) {
    this.library = library;
    this.wording = wording;
  }

  Asked asked(Decision decision) {
    List<Answer> answers =
        decision.options().stream().map(option -> answer(option, decision)).toList();
    return new Asked(
        decision.id(),
        wording.say(decision.question()),
        answers,
        answers.stream()
            .filter(Answer::chosen)
            .map(Answer::label)
            .findFirst()
            .orElse(decision.chosen()),
        wording.say(
            switch (decision.settledBy()) {
              case CHART -> new Words("recorded in the chart", "anotado en la historia");
              case CENTRE -> new Words("routine of this centre", "rutina de este centro");
              case OPEN -> Words.NONE;
            }));
  }

  private Answer answer(Decision.Option option, Decision decision) {
    List<Reason> because = new ArrayList<>();
    if (!option.because().isEmpty()) {
      because.add(reason(option.because(), option.evidence()));
    }
    option.grounds().forEach(ground -> because.add(reason(ground.because(), ground.evidence())));
    return new Answer(
        option.id(),
        wording.say(option.label()),
        switch (option.status()) {
          case RECOMMENDED -> "recommended";
          case POSSIBLE -> "possible";
          case EXCLUDED -> "excluded";
        },
        wording.say(
            switch (option.status()) {
              case RECOMMENDED -> new Words("recommended", "recomendada");
              case POSSIBLE -> new Words("possible", "posible");
              case EXCLUDED -> new Words("excluded", "excluida");
            }),
        because,
        option.evidence().verified(),
        option.needs().stream().map(this::need).toList(),
        option.leadsTo().stream()
            .map(ahead ->
                wording.say(ahead.title())
                    + ", "
                    + wording.date(ahead.start())
                    + " – "
                    + wording.date(ahead.end()))
            .toList(),
        decision.settledBy() != Decision.Settled.OPEN && option.id().equals(decision.chosen()));
  }

  private Reason reason(Words text, Evidence evidence) {
    return new Reason(
        wording.say(text) + Wording.mark(evidence.verified()),
        evidence.cites().stream()
            .map(id ->
                new Source(
                    id,
                    Optional.ofNullable(library.sources().get(id)).map(source -> source.title())))
            .toList());
  }

  private String need(String fact) {
    return Optional.ofNullable(library.vocabulary().get(fact))
        .map(one -> wording.say(one.label()))
        .orElse(fact);
  }
}
