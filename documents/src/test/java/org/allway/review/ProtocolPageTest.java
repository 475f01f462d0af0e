package org.allway.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.allway.Examples;
import org.allway.Paperwork;
import org.allway.library.Protocol;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.allway.words.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolPageTest {

  static Stream<Protocol> protocols() {
    return Examples.library().protocols().values().stream();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void everyProtocolCanBeReadOnPaperWithItsSourcesAndMarks(Protocol protocol) throws Exception {
    for (Language language : Language.values()) {
      Page page = ProtocolPage.of(Examples.library(), protocol, language, Paper.A4);
      Paperwork.parse(page.html());
      byte[] pdf = new Printer().pdf(page, protocol.revised());

      assertThat(Paperwork.faultsOfAccess(pdf)).isEmpty();
      assertThat(Paperwork.text(pdf))
          .contains(protocol.title().in(language))
          .contains(protocol.id() + " " + protocol.version())
          .contains("* (");
    }
  }
}
