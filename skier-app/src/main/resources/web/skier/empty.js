// What the screens show before the first ride.
import { html, svg } from "#shared/view.js";
import { t } from "#shared/i18n.js";

const mountain = svg`<path d="M6 70 38 22l17 25 9-13 34 36z" />
  <path d="M4 20 100 6" /><path d="M74 10v9" /><rect x="66" y="19" width="16" height="11" rx="3" />`;

function picture() {
  return html`<svg viewBox="0 0 104 76" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true">${mountain}</svg>`;
}

/** Nothing there, why, and what makes it appear. */
export function empty(title, text, more) {
  return html`<section class="empty card">${picture()}
    <h2>${title}</h2>
    <p>${text}</p>
    ${more}</section>`;
}

/** No rides yet; or none on the `day` of a link, which may be over. */
export function noDays(day) {
  return day === undefined ? empty(t("empty.title"), t("empty.text")) : empty(t("empty.day"), t("empty.dayText"));
}
