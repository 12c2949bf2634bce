// The pages' line icons: 24 by 24, drawn with the text's colour, hidden from screen readers.
import { svg, html } from "lit";

const paths = {
  today: svg`<path d="M3 19 10 6l4 7 2-3 5 9z" />`,
  season: svg`<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" />`,
  lifts: svg`<path d="M3 4l18 3M12 5.5v5M7 10.5h10l1 6.5a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2zM12 10.5V19" />`,
  leaderboard: svg`<path d="M4 20v-7h5v7zM9.5 20V5h5v15zM15 20v-10h5v10z" />`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5" />`,
  share: svg`<path d="M12 15V3M8 7l4-4 4 4M5 12v8h14v-8" />`,
  download: svg`<path d="M12 3v12M8 11l4 4 4-4M5 20h14" />`,
  back: svg`<path d="M15 5l-7 7 7 7" />`,
  next: svg`<path d="M9 5l7 7-7 7" />`,
  problem: svg`<path d="M12 8v5M12 16.5v.5M12 3l10 18H2z" />`,
  offline: svg`<path d="M3 3l18 18M6 17h11M4.5 13.5A4 4 0 0 1 7 9M10.5 6.5A5 5 0 0 1 17 11a3.5 3.5 0 0 1 3.5 4.5" />`,
  check: svg`<path d="M5 13l4 4L19 7" />`,
};

export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
