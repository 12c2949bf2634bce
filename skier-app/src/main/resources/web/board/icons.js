// The board's own line icons, drawn as those that it shares with the app.
import { html, svg } from "#shared/view.js";

const paths = {
  replay: svg`<path d="M4 12a8 8 0 1 0 2.5-5.8M6 2.5v4h4M12 8v4.5l3 2" />`,
  search: svg`<path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21M10.5 7.5v3.5l2 1.5" />`,
  flow: svg`<path d="M2.5 12h4l2.5-7 5 14 2.5-7h5" />`,
  play: svg`<path d="M8 5.5v13l10-6.5z" fill="currentColor" />`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13" stroke-width="3" />`,
  back: svg`<path d="M15 5l-7 7 7 7" />`,
  next: svg`<path d="M9 5l7 7-7 7" />`,
  first: svg`<path d="M18 5l-7 7 7 7M6 5v14" />`,
  last: svg`<path d="M6 5l7 7-7 7M18 5v14" />`,
  leave: svg`<path d="M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.5 3.5" />`,
  up: svg`<path d="M12 19V6M6.5 11 12 5.5l5.5 5.5" />`,
  down: svg`<path d="M12 5v13M6.5 13l5.5 5.5 5.5-5.5" />`,
  silent: svg`<path d="M4 4l16 16M8 8a6 6 0 0 0 .6 8.5M16 15.5A6 6 0 0 0 15 8M5 5.5a9.5 9.5 0 0 0 .5 13.8M19 18a9.5 9.5 0 0 0-.8-12.7" />`,
};

export function boardIcon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
