// Which of a resort's lifts the skier has ridden this season.
import { define, html, nothing } from "#shared/view.js";
import { height, percent, t } from "#shared/i18n.js";
import { icon } from "#shared/icons.js";
import { link, withQuery } from "#shared/routes.js";
import { Screen } from "#skier/screen.js";
import { noDays } from "#skier/empty.js";

class Lifts extends Screen {
  path() {
    const { season, resort } = this.parameters;
    return withQuery("/app/lifts", { season, resort });
  }

  heading() {
    return html`<header class="screen-head">
      <h1 tabindex="-1">${t("title.lifts")}</h1>
      ${this.answer ? this.choice(this.answer.data) : nothing}
    </header>`;
  }

  choice({ season, resort, resorts }) {
    const go = (event) => (location.hash = link("lifts", { season, resort: event.target.value }));
    return resorts.length < 2
      ? nothing
      : html`<select aria-label=${t("lifts.chooseResort")} @change=${go}>
          ${resorts.map((one) => html`<option value=${one.id} ?selected=${one.id === resort.id}>${one.name}</option>`)}
        </select>`;
  }

  content({ season, resort, lifts }) {
    if (!resort || lifts.length === 0) {
      return noDays();
    }
    const collected = lifts.filter((lift) => lift.rides > 0);
    const missing = lifts.filter((lift) => lift.rides === 0);
    const share = collected.length / lifts.length;
    return html`
      <section class="card collected" aria-labelledby="collected">
        <div>
          <h2 id="collected">${t("lifts.collected", { count: collected.length, all: lifts.length })}</h2>
          <p class="soft">${t("lifts.at", { resort: resort.name, season: String(season) })}</p>
        </div>
        <b class="share-figure">${percent(share)}</b>
        <div class="bar" aria-hidden="true"><i .style=${`width: ${share * 100}%`}></i></div>
      </section>
      <section aria-labelledby="ridden">
        <h2 id="ridden" class="section-title">${t("lifts.ridden")}</h2>
        <ul class="lift-list">
          ${collected
            .toSorted((a, b) => b.rides - a.rides || a.id - b.id)
            .map(
              (lift) => html`<li class="lift">
                <span class="tick">${icon("check")}</span>
                <b>${unbroken(lift.name)}</b>
                <span class="soft small">${t("lifts.facts", { count: lift.rides, vertical: height(lift.vertical) })}</span>
              </li>`,
            )}
        </ul>
      </section>
      ${missing.length === 0
        ? html`<p class="notice">${icon("check")}<span>${t("lifts.all")}</span></p>`
        : html`<section aria-labelledby="missing">
            <h2 id="missing" class="section-title">${t("lifts.missing", { count: missing.length })}</h2>
            <ul class="lift-list">
              ${missing.map(
                (lift) => html`<li class="lift open">
                  <b>${unbroken(lift.name)}</b>
                  <span class="soft small">${t("lifts.vertical", { vertical: height(lift.vertical) })}</span>
                </li>`,
              )}
            </ul>
          </section>`}
    `;
  }

  shapes() {
    return [7, 4, 4, 4, 4];
  }
}

/** No line ends within "T-bar". */
function unbroken(name) {
  return name.replaceAll("-", "\u2011");
}

define("ll-lifts", Lifts);
