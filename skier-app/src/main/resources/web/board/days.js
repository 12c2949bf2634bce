// The choice of a day among those with rides.
import { html, nothing } from "#shared/view.js";
import { read } from "#shared/api.js";
import { day as dayText, t } from "#shared/i18n.js";
import { withQuery } from "#shared/routes.js";
import { boardIcon as icon } from "#board/icons.js";
import { beside } from "#board/replay-figures.js";

/** The days with rides of a season: { season, seasons, days }. */
export async function daysOf(resort, season) {
  return (await read(withQuery("/board/season", { resort, season }))).data;
}

/**
 * A list of days, and ways to the day before and after.
 *
 * - season: an answer of GET /board/season; null while it is not there
 * - shown: the day's number
 * - choose: called with { season, day }
 */
export function dayChoice(season, shown, choose) {
  if (season === null) {
    return nothing;
  }
  const { before, after } = beside(season.days, shown);
  const go = (day) => choose({ season: season.season, day });
  const step = (name, day) => html`<button class="button quiet icon-only" aria-label=${t(`days.${name}`)} title=${t(`days.${name}`)}
    ?disabled=${day === null} @click=${() => go(day.day)}>${icon(name === "before" ? "back" : "next")}</button>`;
  return html`<div class="row days">
    ${step("before", before)}
    <div class="field">
      <label class="visually-hidden" for="day">${t("days.day")}</label>
      <select id="day" @change=${(event) => go(Number(event.target.value))}>
        ${season.days.map(
          (one) => html`<option value=${one.day} .selected=${one.day === shown}>${dayText(one.date, "medium")}</option>`,
        )}
      </select>
    </div>
    ${step("after", after)}
  </div>`;
}
