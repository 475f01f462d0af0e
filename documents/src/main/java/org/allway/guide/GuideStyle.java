package org.allway.guide;

/** How the guide looks: one column, large letters, a table that becomes cards on a phone. */
final class GuideStyle {

  static final String CSS =
      """
      * { box-sizing: border-box; }
      body { font-family: 'DejaVu Sans', system-ui, sans-serif; font-size: 12pt; line-height: 1.45;
        color: #1a1a1a; background: #ffffff; margin: 0; }
      main { max-width: 46em; margin: 0 auto; padding: 12px 16px 32px; overflow-wrap: break-word; }
      h1 { font-size: 1.7em; margin: 0 0 4px; color: #1d4f7a; }
      h2 { font-size: 1.3em; margin: 22px 0 6px; color: #1d4f7a; page-break-after: avoid; }
      h3 { font-size: 1.1em; margin: 14px 0 2px; page-break-after: avoid; }
      h4 { font-size: 1em; margin: 8px 0 0; color: #444444; page-break-after: avoid; }
      p { margin: 4px 0; }
      ul { margin: 4px 0 8px; padding-left: 22px; }
      li { margin: 3px 0; page-break-inside: avoid; }
      .whose { font-size: 1.15em; font-weight: bold; }
      .fine { font-size: 0.85em; color: #444444; }
      .review { border-left: 5px solid #1d4f7a; padding: 2px 0 2px 10px; }
      .urgent { border: 3px solid #b00020; border-radius: 8px; padding: 4px 14px 8px; margin-top: 16px;
        page-break-inside: avoid; }
      .urgent h2 { color: #b00020; margin-top: 8px; }
      .urgent li { font-weight: bold; }
      .reach, .today { border: 2px solid #1d4f7a; border-radius: 8px; padding: 4px 14px 8px; margin-top: 16px;
        page-break-inside: avoid; }
      .reach h2, .today h2 { margin-top: 8px; }
      .first { font-weight: bold; }
      .contacts { list-style: none; padding-left: 0; }
      .contacts li { margin: 8px 0; }
      .contacts a { font-weight: bold; color: #1d4f7a; }
      .open { border: 1px solid #1b6e3c; color: #1b6e3c; border-radius: 6px; padding: 0 6px; }
      .closed { border: 1px solid #555555; color: #555555; border-radius: 6px; padding: 0 6px; }
      .missing { border: 1px dashed #555555; padding: 4px 8px; }
      .dates { font-weight: bold; }
      table.week { width: 99.8%; border-collapse: collapse; margin-top: 8px; -fs-table-paginate: paginate; }
      .week th, .week td { border: 1px solid #8a9aa8; padding: 6px 8px; text-align: left; vertical-align: top; }
      .week thead th { background: #e8eff5; }
      .week tbody, .week tr { page-break-inside: avoid; }
      .week svg { display: block; width: 40px; height: 40px; }
      .week td:last-child { font-weight: bold; }
      .sources { font-size: 0.8em; }
      .about { margin-top: 24px; }
      @media screen and (max-width: 560px) {
        .week thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .week, .week tbody, .week tr, .week td, .week tbody th { display: block; width: 100%; }
        .week tr { margin-bottom: 12px; border: 2px solid #8a9aa8; }
        .week th, .week td { border: 0; }
        .week td::before { content: attr(data-label); display: block; font-size: 0.85em; color: #444444; }
      }
      @media print {
        body { font-size: 11pt; }
        main { max-width: none; padding: 0; }
      }
      """;

  private GuideStyle() {}
}
