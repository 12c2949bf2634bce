// A season: its ski days on a calendar, totals, records and streaks.
import { define, html, nothing } from "#shared/view.js";
import { day as dayText, height, number, t } from "#shared/i18n.js";
import { link, withQuery } from "#shared/routes.js";
import { Screen, fact } from "#skier/screen.js";
import { calendar, longestStreak, records, totals } from "#skier/season-figures.js";
import { noDays } from "#skier/empty.js";

/** A week of which the names of the days are taken. */
const week = ["05", "06", "07", "08", "09", "10", "11"].map((day) => `2026-01-${day}`);

class Season extends Screen {
  path() {
    return withQuery("/app/season", { season: this.parameters.season });
  }

  heading() {
    return html`<header class="screen-head">
      <h1 tabindex="-1">${t("title.season")}</h1>
      ${this.answer ? this.choice(this.answer.data) : nothing}
    </header>`;
  }

  choice({ season, seasons }) {
    return seasons.length < 2
      ? nothing
      : html`<select aria-label=${t("season.choose")} @change=${(event) => (location.hash = link("season", { season: event.target.value }))}>
          ${seasons.toReversed().map((year) => html`<option value=${year} ?selected=${year === season}>${year}</option>`)}
        </select>`;
  }

  content(data) {
    if (data.days.length === 0) {
      return noDays();
    }
    const sums = totals(data.days);
    const best = records(data.days);
    return html`
      <section aria-label=${t("season.totals")}>
        <dl class="facts totals card">
          ${fact(t("days"), number(sums.days))} ${fact(t("rides"), number(sums.rides))}
          ${fact(t("liftVertical"), height(sums.vertical))}
        </dl>
      </section>
      <section class="card">
        <h2>${t("season.calendar")}</h2>
        <div class="months">${calendar(data.days).map((month) => this.month(data, month))}</div>
        <p class="legend small soft" aria-hidden="true">
          ${t("season.less")} ${[1, 2, 3, 4].map((level) => html`<i class="cell level-${level}"></i>`)} ${t("season.more")}
        </p>
        ${this.twin(data)}
      </section>
      <section class="card">
        <h2>${t("season.records")}</h2>
        <ul class="records">
          ${record(t("season.mostVertical"), height(best.vertical.vertical), dayLink(data, best.vertical))}
          ${record(t("season.mostRides"), t("ridesOf", { count: best.rides.rides }), dayLink(data, best.rides))}
          ${record(t("season.streak"), t("daysOf", { count: longestStreak(data.days) }), t("season.inARow"))}
          ${data.favouriteLift === null
            ? nothing
            : record(
                t("season.favourite"),
                data.favouriteLift.name,
                t("season.favouriteAt", { resort: data.favouriteLift.resort.name, count: data.favouriteLift.rides }),
              )}
        </ul>
      </section>
    `;
  }

  month(data, { month, weeks }) {
    const name = dayText(`${month}-01`, "monthName");
    return html`<section class="month" aria-label=${name}>
      <h3>${name}</h3>
      <div class="week soft small" aria-hidden="true">${week.map((day) => html`<span>${dayText(day, "narrow")}</span>`)}</div>
      ${weeks.map((cells) => html`<div class="week">${cells.map((cell) => this.cell(data, cell))}</div>`)}
    </section>`;
  }

  cell(data, cell) {
    if (cell === null) {
      return html`<span></span>`;
    }
    if (cell.level === 0) {
      return html`<span class="cell soft">${cell.number}</span>`;
    }
    const rides = cell.days.reduce((sum, day) => sum + day.rides, 0);
    const vertical = cell.days.reduce((sum, day) => sum + day.vertical, 0);
    const label = `${dayText(cell.date)}: ${t("ridesOf", { count: rides })}, ${height(vertical)}`;
    return html`<a class="cell level-${cell.level}" href=${dayRoute(data, cell.days[0])} aria-label=${label} title=${label}>
      ${cell.number}
    </a>`;
  }

  twin(data) {
    return html`<details class="twin">
      <summary>${t("chart.asTable")}</summary>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t("season.calendar")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t("day")}</th>
              <th scope="col">${t("resort")}</th>
              <th scope="col" class="figure">${t("rides")}</th>
              <th scope="col" class="figure">${t("liftVertical")}</th>
            </tr>
          </thead>
          <tbody>
            ${data.days.map(
              (day) => html`<tr>
                <th scope="row">${dayLink(data, day)}</th>
                <td>${day.resort.name}</td>
                <td class="figure">${number(day.rides)}</td>
                <td class="figure">${height(day.vertical)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  shapes() {
    return [5.5, 20, 14];
  }
}

function dayRoute(data, day) {
  return link("day", { season: data.season, resort: day.resort.id, day: day.day });
}

function dayLink(data, day) {
  return html`<a class="alone" href=${dayRoute(data, day)}>${dayText(day.date, "medium")}</a>`;
}

function record(name, value, more) {
  return html`<li><span class="soft small">${name}</span><b>${value}</b><span class="small">${more}</span></li>`;
}

define("ll-season", Season);
