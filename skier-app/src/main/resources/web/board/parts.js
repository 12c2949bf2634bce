// Parts that several screens have.
import { html, nothing } from "#shared/view.js";
import { t } from "#shared/i18n.js";
import { boardIcon as icon } from "#board/icons.js";

/** A figure with its name and, if there is more to say, a line beneath. */
export function fact(name, value, more = nothing) {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}${more === nothing ? nothing : html`<span class="more">${more}</span>`}</dd>
  </div>`;
}

/** A bar from 0 to `most`, with a mark where `before` was. What it shows stands beside it in numbers. */
export function bar(value, most, { before = null, tone = "" } = {}) {
  const at = (one) => `${Math.min(100, Math.max(0, (one / Math.max(most, 1)) * 100))}%`;
  return html`<span class="bar ${tone}" aria-hidden="true">
    <i .style=${`width: ${at(value)}`}></i>
    ${before === null ? nothing : html`<b .style=${`left: ${at(before)}`}></b>`}
  </span>`;
}

/** What a chart's bars are, and its dashed line if it has one. */
export function legend(bars, line = null) {
  return html`<p class="legend small soft" aria-hidden="true">
    <span class="of-bars">${bars}</span>${line === null ? nothing : html`<span class="of-line">${line}</span>`}
  </p>`;
}

/** A table's heading by which it can be ordered. */
export function sortable(name, text, order, choose, figure = true) {
  return html`<th scope="col" role="columnheader" class=${figure ? "figure" : ""}
    aria-sort=${order === name ? (name === "lift" ? "ascending" : "descending") : nothing}>
    <button class="sort" @click=${() => choose(name)}>${text}${order === name ? icon(name === "lift" ? "up" : "down") : nothing}</button>
  </th>`;
}

/** That there is nothing, why, and what makes it appear. */
export function empty(title, text, more = nothing) {
  return html`<section class="empty card">
    <svg viewBox="0 0 104 76" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"
      stroke-linejoin="round" aria-hidden="true">
      <path d="M6 70 38 22l17 25 9-13 34 36z" /><path d="M4 20 100 6" /><path d="M74 10v9" />
      <rect x="66" y="19" width="16" height="11" rx="3" />
    </svg>
    <h2>${title}</h2>
    <p>${text}</p>
    ${more}
  </section>`;
}

/** That there are no rides yet; or none on a "day" or in a "season", which may be over. */
export function noRides(within = null) {
  return within === null ? empty(t("noRides.title"), t("noRides.text")) : empty(t("noRides.none"), t(`noRides.${within}`));
}
