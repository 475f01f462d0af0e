package org.allway.sheet;

/** How the sheets look: dense, ruled, with room to write. */
final class SheetStyle {

  static final String CSS =
      """
      * { box-sizing: border-box; }
      body { font-family: 'DejaVu Sans', sans-serif; font-size: 8pt; line-height: 1.3; color: #111111; margin: 0; }
      h1 { font-size: 13pt; margin: 0 0 3pt; }
      h2 { font-size: 9.5pt; margin: 7pt 0 2pt; page-break-after: avoid; }
      p { margin: 1.5pt 0; }
      ul { margin: 1pt 0 2pt; padding-left: 12pt; }
      li { margin: 1pt 0; page-break-inside: avoid; }
      .sheet { page-break-before: always; }
      .sheet:first-child { page-break-before: auto; }
      .facts { border: 1px solid #555555; padding: 2pt 5pt; margin-bottom: 4pt; width: 99.8%; }
      table { width: 99.8%; border-collapse: collapse; -fs-table-paginate: paginate; table-layout: fixed; }
      th, td { border: 1px solid #777777; padding: 1.5pt 3pt; text-align: left; vertical-align: top; }
      thead th { background: #e4ebf1; font-size: 7.5pt; }
      tr { page-break-inside: avoid; }
      tbody th { font-weight: bold; }
      th.day { width: 5%; white-space: nowrap; }
      th.due { width: 14%; }
      th.what { width: 22.5%; }
      th.dose { width: 10.5%; }
      th.workings { width: 21%; }
      th.given { width: 12%; }
      th.initials { width: 6.5%; }
      th.comments { width: 8.5%; }
      td.workings { font-size: 7pt; color: #333333; }
      td.dose { font-weight: bold; }
      td.not { text-decoration: line-through; color: #666666; }
      .again { color: #888888; font-weight: normal; }
      tr.today th, tr.today td.due { background: #fff3c4; }
      .phases { margin-top: 6pt; }
      .phases th.wide { width: 42%; }
      .phases th.date { width: 14%; }
      .phases th.number { width: 7%; }
      .phases th.status { width: 23%; }
      .notes { font-size: 7pt; }
      .notes th { width: 20%; }
      .back { page-break-before: always; }
      .stop { color: #b00020; }
      .sign { margin: 6pt 0 2pt; white-space: pre-wrap; }
      """;

  private SheetStyle() {}
}
