// Season: days against days, and against the season before.
import { define, html, nothing } from "#shared/view.js";
import "#shared/chart.js";
import { day as dayText, number, signedPercent, t } from "#shared/i18n.js";
import { link, withQuery } from "#shared/routes.js";
import { fileName } from "#board/csv.js";
import { daysOf } from "#board/days.js";
import { boardIcon as icon } from "#board/icons.js";
import { bar, fact, legend, noRides } from "#board/parts.js";
import { Screen } from "#board/screen.js";
import { againstWeekBefore, byWeekday, calendar, earlierSeason, totals } from "#board/season-figures.js";

/** A Monday, for the names of weekdays. */
const monday = "2026-01-05";

class Season extends Screen {
  static properties = {
    measure: { state: true },
    earlier: { state: true },
  };

  constructor() {
    super();
    this.measure = "guests";
    this.earlier = null;
  }

  path() {
    return withQuery("/board/season", { resort: this.resort.id, season: this.parameters.season });
  }

  willUpdate() {
    const before = this.shown;
    super.willUpdate();
    if (before !== this.shown) {
      this.earlier = null;
    }
  }

  /** The season before, if there is one, is only compared with. */
  async arrived(data) {
    const season = data.seasons.filter((one) => one < data.season).at(-1);
    if (data.season !== null && season !== undefined) {
      try {
        const earlier = await daysOf(this.resort.id, season);
        if (this.answer?.data === data) {
          this.earlier = earlier;
        }
      } catch {
        // Then nothing is compared.
      }
    }
  }

  title() {
    return t("nav.season");
  }

  subtitle(data) {
    return data.days.length === 0
      ? nothing
      : html`<span>${dayText(data.days[0].date, "short")} – ${dayText(data.days.at(-1).date, "short")} ${data.season}</span>`;
  }

  tools(data) {
    return html`${data.seasons.length < 2
        ? nothing
        : html`<div class="field compact">
            <label for="season">${t("nav.season")}</label>
            <select id="season" @change=${this.choose}>
              ${data.seasons.map((one) => html`<option value=${one} .selected=${one === data.season}>${one}</option>`)}
            </select>
          </div>`}
      ${data.days.length === 0 ? nothing : this.measureChoice()}`;
  }

  measureChoice() {
    return html`<fieldset class="choice">
      <legend class="visually-hidden">${t("season.measure")}</legend>
      ${["guests", "rides"].map(
        (one) => html`<label>
          <input type="radio" name="measure" .checked=${one === this.measure} @change=${() => (this.measure = one)} />
          <span>${t(`lifts.${one}`)}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  choose(event) {
    location.hash = link("season", { resort: this.resort.id, season: event.target.value });
  }

  shapes() {
    return [6, 20, 20];
  }

  content(data) {
    return data.days.length === 0
      ? noRides("season")
      : html`<div class="stack">
          ${this.facts(data)} ${this.chart(data)}
          <div class="now">${this.table(data)} ${this.weekdays(data)}</div>
        </div>`;
  }

  facts(data) {
    const all = totals(data.days, this.measure);
    return html`<dl class="facts card">
      ${fact(t("season.days"), number(all.days))}
      ${fact(t("season.guestDays"), number(all.guests), t("season.perDay", { count: Math.round(all.guests / all.days) }))}
      ${fact(t("lifts.rides"), number(all.rides), t("season.perDay", { count: Math.round(all.rides / all.days) }))}
      ${fact(t("season.perGuest"), all.guests === 0 ? "–" : number(all.rides / all.guests, 1))}
      ${fact(t("season.best"), dayText(all.best.date, "short"), t(`season.${this.measure}Of`, { count: all.best[this.measure] }))}
    </dl>`;
  }

  chart(data) {
    const days = calendar(data.days);
    const dates = days.map(({ date }) => date);
    const earlier = this.earlier === null ? null : earlierSeason(dates, this.earlier.days, data.season - this.earlier.season, this.measure);
    const compared = earlier !== null && earlier.some((one) => one !== null);
    return html`<section class="card">
      <div class="row spread head">
        <h2>${t(`season.${this.measure}ByDay`)}</h2>
        ${legend(String(data.season), compared ? t("season.sameWeekday", { season: String(this.earlier.season) }) : null)}
      </div>
      <ll-chart
        .caption=${t(`season.${this.measure}ByDay`)}
        .x=${dates.map((_, i) => i)}
        .from=${-0.6}
        .to=${Math.max(dates.length - 0.4, 6.6)}
        .tall=${260}
        .xTitle=${t("days.day")}
        .xText=${(i) => (dates[i] ? dayText(dates[i], "short") : "")}
        .xTicks=${dates.map((_, i) => i)}
        .series=${[
          { name: String(data.season), kind: "bars", tone: "accent", values: days.map(({ day }) => day?.[this.measure] ?? null) },
          ...(compared ? [{ name: String(this.earlier.season), kind: "line", tone: "soft", values: earlier }] : []),
        ]}
      ></ll-chart>
    </section>`;
  }

  table(data) {
    return html`<section class="card">
      <h2 id="days">${t("season.daysAgainst")}</h2>
      <div class="table-scroll tall" tabindex="0" role="region" aria-labelledby="days">
        <table>
          <thead>
            <tr>
              <th scope="col">${t("days.day")}</th>
              <th scope="col" class="figure">${t("lifts.guests")}</th>
              <th scope="col" class="figure">${t("lifts.rides")}</th>
              <th scope="col" class="figure wide">${t("season.perGuest")}</th>
              <th scope="col" class="figure">${t("season.weekBefore")}</th>
              <th scope="col" class="wide"><span class="visually-hidden">${t("nav.replay")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${data.days.toReversed().map((day) => this.row(data, day))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  row(data, day) {
    const change = againstWeekBefore(data.days, day, this.measure);
    const key = { resort: this.resort.id, season: data.season, day: day.day };
    return html`<tr>
      <th scope="row"><a class="to-day" href=${link("lifts", key)}>${dayText(day.date, "medium")}</a></th>
      <td class="figure">${number(day.guests)}</td>
      <td class="figure">${number(day.rides)}</td>
      <td class="figure wide">${day.guests === 0 ? "–" : number(day.rides / day.guests, 1)}</td>
      <td class="figure">${change === null ? "–" : signedPercent(change)}</td>
      <td class="figure wide">
        <a class="to-replay" href=${link("replay", key)} aria-label=${t("season.replayOf", { day: dayText(day.date, "medium") })}
          title=${t("nav.replay")}>${icon("replay")}</a>
      </td>
    </tr>`;
  }

  weekdays(data) {
    const averages = byWeekday(data.days, this.measure);
    const most = Math.max(...averages.map((one) => one ?? 0));
    const name = (i) => dayText(new Date(Date.parse(monday) + i * 86_400_000).toISOString().slice(0, 10), "weekday");
    return html`<section class="card">
      <h2>${t(`season.${this.measure}ByWeekday`)}</h2>
      <ol class="top weekdays">
        ${averages.map(
          (average, i) => html`<li>
            <span>${name(i)}</span>${bar(average ?? 0, most)}
            <span class="figure">${average === null ? "–" : number(average)}</span>
          </li>`,
        )}
      </ol>
    </section>`;
  }

  rows(data) {
    return data.days.length === 0
      ? null
      : [
          ["resort", "season", "date", "day", "guests", "rides", "change of guests in a week", "change of rides in a week"],
          ...data.days.map((day) => [
            data.resort.name,
            data.season,
            day.date,
            day.day,
            day.guests,
            day.rides,
            rounded(againstWeekBefore(data.days, day, "guests")),
            rounded(againstWeekBefore(data.days, day, "rides")),
          ]),
        ];
  }

  fileName(data) {
    return fileName(data.resort.name, data.season, "days");
  }
}

function rounded(change) {
  return change === null ? null : Math.round(change * 1000) / 1000;
}

define("ll-board-season", Season);
