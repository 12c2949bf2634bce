// A day: the lift vertical as it grows, rides, lifts, breaks. Without parameters the latest day, live.
import { define, html, nothing } from "#shared/view.js";
import {
  clock,
  clockInWords,
  day as dayText,
  duration,
  fullHours,
  height,
  heightInUnits,
  heightUnit,
  inUnits,
  number,
  t,
  timeOf,
} from "#shared/i18n.js";
import { announce } from "#shared/announcer.js";
import { icon } from "#shared/icons.js";
import { link, withQuery } from "#shared/routes.js";
import { time } from "#shared/times.js";
import { LiveUpdates } from "#shared/live.js";
import { Screen, fact } from "#skier/screen.js";
import { isNews, steps, summarize, timeline } from "#skier/day.js";
import { noDays } from "#skier/empty.js";
import { strip } from "#skier/strip.js";

const shownFirst = 8;

class Today extends Screen {
  static properties = {
    state: { state: true },
    all: { state: true },
  };

  constructor() {
    super();
    this.state = "";
    this.all = false;
    this.live = null;
    this.newest = null;
    this.charts = null;
  }

  /** The numbers first: the charts' library is as large as everything before it. */
  updated() {
    if (this.answer !== null && this.charts === null) {
      this.charts = setTimeout(() => import("#shared/chart.js").catch(() => undefined));
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.live = new LiveUpdates("/app/live", {
      onChange: (hint) => this.hinted(hint),
      onState: (state) => (this.state = state),
    }).start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.live.stop();
  }

  path() {
    const { season, resort, day } = this.parameters;
    return withQuery("/app/today", { season, resort, day });
  }

  get isLatest() {
    return this.parameters.day === undefined;
  }

  hinted(hint) {
    const shown = this.answer?.data.day ?? null;
    const elsewhere = hint !== null && !this.isLatest && shown !== null && hint.day !== shown.day;
    if (!elsewhere && isNews(hint, shown)) {
      this.reader.refreshSoon();
    }
  }

  arrived(data, before) {
    const added = data.day && before?.day ? data.day.rides.length - before.day.rides.length : 0;
    if (added > 0 && data.day.date === before.day.date) {
      const last = summarize(data.day).rides.at(-1);
      this.newest = summarize(data.day).rides.length - 1;
      announce(t("today.newRide", { lift: last.lift.name, vertical: height(data.day.vertical) }));
    }
  }

  heading() {
    const day = this.answer?.data.day;
    const isToday = day && day.date === new Date().toLocaleDateString("sv");
    return html`<header class="screen-head">
      <div>
        <p class="eyebrow">${day ? `${day.resort.name}, ${day.season}` : " "}</p>
        <h1 tabindex="-1">${day ? (isToday ? t("today.today") : dayText(day.date)) : t(this.isLatest ? "title.today" : "title.day")}</h1>
      </div>
      ${day
        ? html`<a class="button quiet icon-only" href=${link("share", key(day))} aria-label=${t("today.share")}>
            ${icon("share")}
          </a>`
        : nothing}
    </header>`;
  }

  content({ day }) {
    if (day === null) {
      return noDays(this.parameters.day);
    }
    const summary = summarize(day);
    return html`<div class="today">
      <section class="hero" aria-labelledby="vertical">
        <h2 id="vertical" class="soft">${t("liftVertical")}</h2>
        <p class="hero-figure">${this.heroFigure(day.vertical)}</p>
        <p class="state ${this.state === "live" && !this.answer.stored ? "live" : ""}">
          ${this.answer.stored ? nothing : html`${t(`live.${this.state || "polling"}`)} · `}${t("asOf", {
            time: timeOf(this.answer.asOf),
          })}
        </p>
      </section>
      <dl class="facts card">
        ${fact(t("rides"), number(day.rides.length))} ${fact(t("lifts"), number(day.lifts))}
        ${fact(t("today.first"), time(day.resort.opensAt, summary.first))}
        ${fact(t("today.last"), time(day.resort.opensAt, summary.last))}
      </dl>
      <section class="card wide">
        <h2>${t("today.course")}</h2>
        ${this.chart(day, summary)}
      </section>
      <section class="card">
        <h2>${t("today.timeline")}</h2>
        ${strip(day, summary)} ${this.breaks(summary)} ${this.list(day, summary)}
      </section>
    </div>`;
  }

  heroFigure(metres) {
    return html`${number(inUnits(metres))}<span class="unit">${heightUnit()}</span>`;
  }

  chart(day, summary) {
    const { x, y } = steps(summary);
    const to = Math.min(summary.open, Math.max(180, summary.last + 60));
    return html`<ll-chart
      .caption=${t("today.courseCaption", {
        first: clockInWords(day.resort.opensAt, summary.first),
        last: clockInWords(day.resort.opensAt, summary.last),
        vertical: height(day.vertical),
      })}
      .x=${x}
      .tall=${matchMedia("(min-width: 64rem)").matches ? 320 : 220}
      .from=${0}
      .to=${to}
      .xTicks=${fullHours(day.resort.opensAt, 0, Math.max(to, summary.last))}
      .xTitle=${t("time")}
      .xText=${(minutes) => clock(day.resort.opensAt, minutes)}
      .xCell=${(minutes) => time(day.resort.opensAt, minutes)}
      .yText=${heightInUnits}
      .yAxis=${(value) => number(value)}
      .series=${[{ name: t("liftVertical"), values: y.map(inUnits), kind: "steps", tone: "accent" }]}
    ></ll-chart>`;
  }

  breaks({ breaks }) {
    return html`<p class="small soft">
      ${breaks.length === 0
        ? t("today.noBreaks")
        : t("today.breaks", {
            count: breaks.length,
            total: duration(breaks.reduce((sum, pause) => sum + pause.minutes, 0)),
          })}
    </p>`;
  }

  list(day, summary) {
    const entries = timeline(summary);
    const shown = this.all ? entries : entries.slice(0, shownFirst);
    return html`<ol class="rides">
        ${shown.map((entry) => (entry.pause ? this.pause(day, entry.pause) : this.ride(day, entry)))}
      </ol>
      ${entries.length > shown.length
        ? html`<button class="button quiet" @click=${() => this.showAll(shownFirst)}>
            ${t("today.all", { count: summary.rides.length })}
          </button>`
        : nothing}`;
  }

  /** The button is gone then: the focus goes to the first ride that was not shown. */
  async showAll(first) {
    this.all = true;
    await this.updateComplete;
    const added = [...this.querySelectorAll(".rides > li")].slice(first);
    added.map((entry) => entry.querySelector("a")).find((ride) => ride !== null)?.focus();
  }

  ride(day, { ride, index }) {
    return html`<li>
      <a class="ride ${index === this.newest ? "new-ride" : ""}" href=${link("ride", { ...key(day), ride: index + 1 })}>
        <span class="soft">${time(day.resort.opensAt, ride.time)}</span>
        <span class="ride-lift">${ride.lift.name}</span>
        <span class="figure">${height(ride.vertical)}</span>
        ${icon("next")}
      </a>
    </li>`;
  }

  pause(day, pause) {
    return html`<li class="pause-row soft small">${t("today.break", { duration: duration(pause.minutes) })}</li>`;
  }
}

export function key(day) {
  return { season: day.season, resort: day.resort.id, day: day.day };
}

define("ll-today", Today);
