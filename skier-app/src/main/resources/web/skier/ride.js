// One ride's facts.
import { define, html, nothing } from "#shared/view.js";
import { day as dayText, duration, height, moment, number, t } from "#shared/i18n.js";
import { icon } from "#shared/icons.js";
import { link, withQuery } from "#shared/routes.js";
import { Screen, fact } from "#skier/screen.js";
import { rideFacts, summarize } from "#skier/day.js";
import { empty } from "#skier/empty.js";
import { strip } from "#skier/strip.js";

class Ride extends Screen {
  path() {
    const { season, resort, day } = this.parameters;
    return withQuery("/app/today", { season, resort, day });
  }

  get facts() {
    const day = this.answer?.data.day;
    return day ? rideFacts(day, Number(this.parameters.ride) - 1) : null;
  }

  heading() {
    const { season, resort, day } = this.parameters;
    const facts = this.facts;
    return html`<header class="screen-head">
      <div>
        <p class="eyebrow"><a href=${link("day", { season, resort, day })}>${icon("back")}${t("ride.back")}</a></p>
        <h1 tabindex="-1">${facts ? facts.ride.lift.name : t("title.ride")}</h1>
      </div>
    </header>`;
  }

  content({ day }) {
    const facts = this.facts;
    if (facts === null) {
      return empty(t("ride.none"), t("ride.noneText"));
    }
    const { ride } = facts;
    const { date, time } = moment(day.date, day.resort.opensAt, ride.time);
    return html`
      <section class="hero" aria-labelledby="vertical">
        <h2 id="vertical" class="soft">${t("liftVertical")}</h2>
        <p class="hero-figure">${height(ride.vertical)}</p>
        <p class="soft">${dayText(date, "full")}, ${time} · ${day.resort.name}</p>
      </section>
      <dl class="facts card">
        ${fact(t("ride.ofDay"), t("ride.ofDayValue", { number: facts.number, all: facts.count }))}
        ${fact(t("ride.onLift"), number(facts.timeOnLift))}
        ${facts.sinceLast === null ? nothing : fact(t("ride.since"), duration(facts.sinceLast))}
        ${fact(t("ride.soFar"), height(facts.verticalSoFar))}
      </dl>
      <section class="card">
        <h2>${t("today.timeline")}</h2>
        ${strip(day, summarize(day), facts.number - 1)}
      </section>
      <nav class="row spread" aria-label=${t("ride.others")}>
        ${facts.number > 1 ? this.other(facts.number - 1, t("ride.before")) : html`<span></span>`}
        ${facts.number < facts.count ? this.other(facts.number + 1, t("ride.after")) : nothing}
      </nav>
    `;
  }

  other(ride, text) {
    return html`<a class="button quiet" href=${link("ride", { ...this.parameters, ride })}>${text}</a>`;
  }

  shapes() {
    return [8, 6];
  }
}

define("ll-ride", Ride);
