package org.allway.print;

/** Sizes of paper. */
public enum Paper {
  A4("210mm 297mm", "297mm 210mm"),
  LETTER("8.5in 11in", "11in 8.5in");

  private final String upright;
  private final String across;

  Paper(String upright, String across) {
    this.upright = upright;
    this.across = across;
  }

  /** Which way it lies. */
  public enum Turn {
    UPRIGHT,
    ACROSS
  }

  /**
   * The style of the paper: its size, and what stands in the margins of every sheet.
   *
   * @param head above, on the left
   * @param foot below, on the left
   * @param note below that, small
   * @param page the word before the number of the sheet
   * @param of the word before the number of sheets
   */
  public String css(Turn turn, String head, String foot, String note, String page, String of) {
    String size = turn == Turn.UPRIGHT ? upright : across;
    String margin = turn == Turn.UPRIGHT ? "16mm 14mm 18mm 14mm" : "11mm 10mm 14mm 10mm";
    String small = "font-family: 'DejaVu Sans', sans-serif; font-size: 8pt; color: #333333;";
    return """
    @page { size: %s; margin: %s;
      @top-left { %s white-space: nowrap; content: %s; }
      @bottom-left { %s vertical-align: top; padding-top: 1.5mm; width: 80%%; content: %s "\\A " %s; white-space: pre-wrap; }
      @bottom-right { %s vertical-align: top; padding-top: 1.5mm; white-space: nowrap; content: %s counter(page) %s counter(pages); }
    }
    """
        .formatted(
            size,
            margin,
            small,
            Style.quoted(head),
            small,
            Style.quoted(foot),
            Style.quoted(note),
            small,
            Style.quoted(page + " "),
            Style.quoted(" " + of + " "));
  }
}
