/// How the page looks.
///
/// Colours are chosen so that text has a contrast of at least 4.5 with what is behind it, by day and by night. What they
/// tell is told without them too, by lines, hatching and words, so that a page printed in black and white says the same.
extension CalendarPage {
  static let styleSheet: StaticString = """

    :root {
      --paper: #fff; --ink: #18211d; --soft: #56615b; --line: #d3dad6;
      --open: #d9efe2; --open-line: #1c7a4b; --open-ink: #0c3722;
      --may: #fbedcd; --may-stripe: #fff9ec; --may-line: #8f6200; --may-ink: #3f2c00;
      --closed: #f2f4f3; --holiday: #a3282c;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #111618; --ink: #e6ebe8; --soft: #a4afa9; --line: #313b38;
        --open: #163c2a; --open-line: #56b986; --open-ink: #dcf5e7;
        --may: #3d3113; --may-stripe: #2b230f; --may-line: #d6a73f; --may-ink: #fbeccb;
        --closed: #1a2122; --holiday: #ff9f97;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 28px 24px; max-width: 980px; background: var(--paper); color: var(--ink);
      font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: break-word;
      print-color-adjust: exact; -webkit-print-color-adjust: exact;
    }
    :lang(fa), :lang(ar) {
      font-family: Vazirmatn, "Noto Sans Arabic", "Segoe UI", "SF Arabic", "Geeza Pro", Tahoma, system-ui, sans-serif;
    }
    h1, h2, h3, p, ul, table { margin: 0; padding: 0; font-weight: inherit; }
    h1 { font-size: 15px; color: var(--soft); }
    h2 { font-size: 25px; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
    :lang(fa) h2, :lang(ar) h2 { letter-spacing: 0; }
    h3 { font-size: 17px; font-weight: 650; }
    .page, .period, .crossing > header { break-after: avoid; break-inside: avoid; }
    .sheets { width: 100%; table-layout: fixed; border-collapse: collapse; }
    .sheets > * > tr > td { padding: 0; }
    .sheets + .sheets { margin-top: 34px; }
    .page {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 24px;
      padding-bottom: 10px; margin-bottom: 18px; border-bottom: 2px solid var(--ink);
    }
    .week { margin-bottom: 34px; }
    .period p, .crossing > header p { color: var(--soft); }
    .crossing { margin-top: 10px; padding-bottom: 13px; break-inside: avoid; }
    .crossing > header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 20px; }
    .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; list-style: none; font-size: 13px; }
    .swatch {
      display: inline-block; width: 1.5em; height: 1em; margin-inline-end: .45em; vertical-align: -.14em;
      border: 1px solid transparent; border-radius: 2px;
    }
    .swatch.holiday { border: 0; border-block-start: 3px solid var(--holiday); height: .6em; }
    .open { background: var(--open); color: var(--open-ink); border: 1px solid var(--open-line); }
    .tentative {
      background: repeating-linear-gradient(135deg, var(--may) 0 5px, var(--may-stripe) 5px 10px);
      color: var(--may-ink); border: 1px dashed var(--may-line);
    }
    .closed { background: var(--closed); color: var(--soft); border: 1px solid transparent; }
    .swatch.closed { border-color: var(--line); }
    .block { grid-row: var(--row); grid-column: var(--column); border-radius: 3px; padding: 3px; font-size: 11.5px;
      line-height: 1.4; min-width: 0; }
    .block.open { border-inline-start-width: 3px; }
    .block.tentative { border-width: 1.5px; }
    .block p:first-child { font-weight: 650; font-size: 12.5px; }
    .holiday { color: var(--holiday); }
    .legend .holiday { color: inherit; }
    .grid {
      display: grid; grid-template: auto var(--rows) / var(--start, 40px) repeat(7, minmax(0, 1fr)) 40px;
      gap: 0 3px; margin-top: 6px;
    }
    .grid tbody, .grid tr, .grid td { display: contents; }
    .grid thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .grid .day th {
      grid-row: 1; grid-column: var(--column); display: block; text-align: start; font-weight: inherit; font-size: 12px; line-height: 1.4;
      padding: 4px 0 5px; min-width: 0; border-block-start: 1px solid var(--ink);
    }
    .weekday { font-weight: 650; font-size: 13px; }
    .date + .date { color: var(--soft); font-size: 11.5px; }
    .day .holiday { margin-top: 3px; padding-top: 2px; border-block-start: 3px solid; font-size: 11.5px; line-height: 1.3; }
    .grid .axis td {
      grid-row: var(--row); grid-column: 1 / -1; display: flex; gap: 4px; align-self: start; height: 0;
      border-block-start: 1px dotted var(--line); color: var(--soft); font-size: 10.5px; line-height: 1;
    }
    .axis span { padding-top: 2px; white-space: nowrap; }
    .axis .before { margin-inline-start: 3px; }
    .axis .after { margin-inline-start: auto; }
    .grid .axis .clocks { align-self: end; align-items: end; height: auto; border: 0; padding-bottom: 5px; }
    .axis .clocks span { flex: 0 0 33px; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical;
      -webkit-line-clamp: 4; white-space: normal; overflow-wrap: anywhere; line-height: 1.15; }
    .axis .clocks .after { text-align: end; }
    .grid .axis .change { grid-row: 2 / -1; grid-column: var(--column); justify-self: start; align-self: stretch; width: 0;
      height: auto; margin-inline-start: -2px; border: 0; border-inline-start: 1px dashed var(--soft); }
    .clock-change { font-size: 11.5px; line-height: 1.3; color: var(--soft); }
    .month { width: 100%; table-layout: fixed; border-collapse: collapse; margin-top: 4px; }
    .month th { text-align: start; font-size: 11.5px; color: var(--soft); padding: 0 4px 2px; }
    .month td { vertical-align: top; height: var(--cell); padding: 2px 3px; border: 1px solid var(--line); }
    .month .blank { border-color: transparent; }
    .month .dates { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 4px;
      padding: 0 2px; line-height: 1.15; }
    .month .number { font-weight: 650; font-size: 13.5px; }
    .month .date { color: var(--soft); font-size: 10.5px; }
    .month .weekday { display: none; }
    .month .block { padding: 1px 4px; font-size: 11px; line-height: 1.25; margin-top: 1px; }
    .month .block p:first-child { font-size: 11.5px; }
    .month .block.closed p:first-child { font-weight: 400; font-size: 11px; }
    .month p.holiday { font-size: 10.5px; line-height: 1.25; padding: 1px 2px 0; border-block-start: 2px solid; }
    @media print, screen and (min-width: 721px) {
      .many p.holiday { font-size: 0; line-height: 0; padding: 0; }
      .many .number { font-size: 12px; }
      .many .block { padding: 0 4px; line-height: 1.2; }
      .many .block p:first-child { font-size: 11px; }
    }
    .period .holidays { color: var(--holiday); font-size: 11.5px; line-height: 1.35; margin-top: 3px; }
    .reasons { font-size: 11.5px; line-height: 1.4; color: var(--soft); margin-top: 3px; }
    footer { margin-top: 26px; padding-top: 14px; border-top: 2px solid var(--ink); font-size: 12px; color: var(--soft); }
    footer h2 { font-size: 15px; color: var(--ink); margin-bottom: 6px; letter-spacing: 0; }
    .notes { width: 100%; border-collapse: collapse; margin-bottom: 12px; font-size: 11.5px; line-height: 1.4; }
    .notes th, .notes td { text-align: start; vertical-align: top; padding: 3px 0; padding-inline-end: 12px; }
    .notes thead th { font-weight: inherit; color: var(--soft); border-bottom: 1px solid var(--line); }
    .notes tbody th { color: var(--ink); font-weight: 650; padding-top: 8px; }
    .notes td { border-bottom: 1px solid var(--line); }
    .notes td:nth-child(4), .notes td:first-child { overflow-wrap: anywhere; }
    .notes td:first-child { min-width: 88px; }
    .notes td:nth-child(-n+2) { color: var(--ink); }
    .notes tr { break-inside: avoid; }
    @media screen and (max-width: 720px) {
      body { padding: 18px 14px; font-size: 15px; }
      h2 { font-size: 22px; }
      .grid, .grid tbody { display: block; }
      .grid .axis { display: none; }
      .grid .day { display: grid; grid-template-columns: minmax(0, 9fr) minmax(0, 14fr); gap: 12px; padding: 8px 0;
        border-block-start: 1px solid var(--line); }
      .grid .day td { display: block; grid-column: 2; grid-row: 1; }
      .grid .day th { grid-column: 1; border: 0; padding: 0; font-size: 13px; }
      .weekday { font-size: 15px; }
      .block { font-size: 13px; padding: 6px 9px; }
      .block + .block { margin-top: 5px; }
      .block p:first-child { font-size: 15px; }
      .block.closed p:first-child { font-weight: 500; font-size: 14px; }
      .month, .month tbody, .month tr { display: block; }
      .month thead, .month .blank, .period .holidays { display: none; }
      .month td { display: grid; grid-template-columns: minmax(0, 9fr) minmax(0, 14fr); gap: 2px 12px; height: auto;
        padding: 5px 0; border: 0; border-block-start: 1px solid var(--line); }
      .month .dates { justify-content: flex-start; align-content: flex-start; padding: 2px 0 0; gap: 0 6px; }
      .month .weekday { display: inline; font-size: 14px; }
      .month .number { font-size: 14px; }
      .month .date { flex-basis: 100%; font-size: 12px; }
      .month p.holiday { font-size: 12px; }
      .month .block { font-size: 12.5px; padding: 3px 9px; }
      .month .block p:first-child { font-size: 14px; }
      .month .block.closed p:first-child { font-size: 13px; }
      .notes, .notes tbody, .notes tr, .notes td, .notes tbody th { display: block; width: auto; }
      .notes thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .notes td { border: 0; padding: 1px 0; font-size: 12.5px; }
      .notes td:last-child { padding-bottom: 7px; border-bottom: 1px solid var(--line); }
    }
    @media screen { .sheets + .sheets .page { display: none; } }
    @page { size: A4; margin: 12mm; }
    @media print {
      body { padding: 0; max-width: none; }
      .page { padding-bottom: 6px; margin-bottom: 8px; }
      .week { margin-bottom: 0; break-inside: avoid; }
      .section + .section .week { margin-top: 14px; }
      .sheets + .sheets { break-before: page; margin-top: 0; }
      .sheets > tbody > .section { break-inside: avoid; }
      .crossing { margin-top: 7px; }
      .crossing:has(.many) { margin-top: 3px; padding-bottom: 5px; }
      .crossing:has(.many) h3 { font-size: 14px; line-height: 1.3; }
      h2 { font-size: 22px; }
      .block p:first-child { font-size: 12px; }
      .grid .day th, .block { line-height: 1.3; }
      .month { width: 100%; table-layout: fixed; border-collapse: collapse; margin-top: 4px; }
    .month th { text-align: start; font-size: 11.5px; color: var(--soft); padding: 0 4px 2px; }
    .month td { vertical-align: top; height: var(--cell); padding: 2px 3px; border: 1px solid var(--line); }
    .month .blank { border-color: transparent; }
    .month .dates { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 4px;
      padding: 0 2px; line-height: 1.15; }
    .month .number { font-weight: 650; font-size: 13.5px; }
    .month .date { color: var(--soft); font-size: 10.5px; }
    .month .weekday { display: none; }
    .month .block { padding: 1px 4px; font-size: 11px; line-height: 1.25; margin-top: 1px; }
    .month .block p:first-child { font-size: 11.5px; }
    .month .block.closed p:first-child { font-weight: 400; font-size: 11px; }
    .month p.holiday { font-size: 10.5px; line-height: 1.25; padding: 1px 2px 0; border-block-start: 2px solid; }
    @media print, screen and (min-width: 721px) {
      .many p.holiday { font-size: 0; line-height: 0; padding: 0; }
      .many .number { font-size: 12px; }
      .many .block { padding: 0 4px; line-height: 1.2; }
      .many .block p:first-child { font-size: 11px; }
    }
    .period .holidays { color: var(--holiday); font-size: 11.5px; line-height: 1.35; margin-top: 3px; }
    .reasons { font-size: 11.5px; line-height: 1.4; color: var(--soft); margin-top: 3px; }
    footer { margin-top: 12px; break-inside: avoid; }
      .notes tbody { break-inside: avoid; }
    }

    """
}
