package org.allway.cli;

import org.allway.print.Paper;

/** Sizes of paper, as options name them. */
enum Sheet {
  a4(Paper.A4),
  letter(Paper.LETTER);

  private final Paper paper;

  Sheet(Paper paper) {
    this.paper = paper;
  }

  Paper paper() {
    return paper;
  }
}
