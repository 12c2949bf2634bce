// Lifts now: what each lift carries in an hour against what it can carry and what it did on the last comparable day.
import { define, html, nothing } from "#shared/view.js";
import { announce } from "#shared/announcer.js";
import "#shared/chart.js";
import { clock, clockInWords, day as dayText, number, percent, signedPercent, t } from "#shared/i18n.js";
import { link, withQuery } from "#shared/routes.js";
import { time } from "#shared/times.js";
import { fileName, plainMoment } from "#board/csv.js";
import { boardIcon as icon } from "#board/icons.js";
import { changeSoFar, hoursOf, liftInHour, newestMinute, openMinutes, orders, ridesByHour, topLifts } from "#board/lift-figures.js";
import { bar, fact, legend, noRides, sortable } from "#board/parts.js";
import "#board/refused.js";
import { Screen } from "#board/screen.js";

const busy = 0.9;
const toldEvery = 60_000;

class LiftsNow extends Screen {
  static properties = {
    hour: { state: true },
    order: { state: true },
  };

  constructor() {
    super();
    this.hour = null;
    this.order = "lift";
    this.toldAt = 0;
  }

  path() {
    const { season, day } = this.parameters;
    return withQuery("/board/day", { resort: this.resort.id, season, day });
  }

  get isLive() {
    return true;
  }

  get isLatest() {
    return this.parameters.day === undefined;
  }

  concerns(hint) {
    const shown = this.answer?.data;
    return this.isLatest || !shown || (hint.season === shown.season && hint.day === shown.day);
  }

  willUpdate() {
    const before = this.shown;
    super.willUpdate();
    if (before !== this.shown) {
      this.hour = null;
    }
  }

  /** A scanner that falls silent or works again is told at once, figures once a minute. */
  arrived(data, before) {
    if (before === null || before.resort.id !== data.resort.id) {
      return;
    }
    const changed = (silent) =>
      data.lifts
        .filter((lift) => lift.silent === silent && before.lifts.find((one) => one.id === lift.id)?.silent === !silent)
        .map((lift) => lift.name)
        .join(", ");
    const fallen = changed(true);
    const back = changed(false);
    if (fallen !== "" || back !== "") {
      announce(
        [fallen && t("lifts.tellSilent", { lifts: fallen }), back && t("lifts.tellBack", { lifts: back })].filter(Boolean).join(". "),
      );
    } else if (data.rides !== before.rides && Date.now() - this.toldAt > toldEvery) {
      this.toldAt = Date.now();
      announce(t("lifts.tell", {
        rides: t("season.ridesOf", { count: data.rides }),
        guests: t("season.guestsOf", { count: data.guests }),
      }));
    }
  }

  title() {
    return this.isLatest ? t("nav.lifts") : t("lifts.ofDay");
  }

  subtitle(data) {
    return html`${data.date === null ? nothing : html`<span>${dayText(data.date, "full")}</span>`} ${this.freshness()}`;
  }

  tools(data) {
    return html`${this.isLatest
      ? nothing
      : html`<a class="button quiet" href=${link("lifts", { resort: this.resort.id })}>${t("lifts.toLatest")}</a>`}
    ${data.day === null
      ? nothing
      : html`<a class="button quiet" href=${link("replay", { resort: this.resort.id, season: data.season, day: data.day })}>
          ${icon("replay")}${t("nav.replay")}
        </a>`}`;
  }

  shapes() {
    return [6, 3, 28];
  }

  content(data) {
    if (data.day === null) {
      return noRides();
    }
    const hours = hoursOf(data, this.isLatest);
    const hour = this.hour ?? hours.current;
    return html`<div class="stack">
      ${this.silent(data)} ${this.facts(data, hours)}
      <div class="now">
        <section class="card by-lift" aria-labelledby="by-lift">
          <h2 id="by-lift">${t("lifts.anHour")}</h2>
          ${this.hourChoice(data, hours, hour)} ${this.table(data, hours, hour)}
        </section>
        <div class="stack aside">${this.course(data, hours)} ${this.arrivals(data)} ${this.top(data)}</div>
      </div>
    </div>`;
  }

  silent(data) {
    const silent = data.lifts.filter((lift) => lift.silent);
    return silent.length === 0
      ? nothing
      : html`<section class="notice problem" aria-labelledby="silent">
          ${icon("silent")}
          <h2 id="silent" class="notice-title">${t("lifts.silentCount", { count: silent.length })}</h2>
          <ul class="row">
            ${silent.map((lift) => html`<li><b>${lift.name}</b> ${this.silence(data, lift)}</li>`)}
          </ul>
        </section>`;
  }

  silence(data, lift) {
    return lift.lastRide === null
      ? t("lifts.neverToday")
      : t("lifts.silentSince", { time: clockInWords(data.resort.opensAt, lift.lastRide) });
  }

  facts(data, hours) {
    const change = changeSoFar(data, hours);
    const running = data.lifts.filter((lift) => lift.rides > 0 && !lift.silent).length;
    const newest = newestMinute(data);
    return html`<dl class="facts card">
      ${fact(t("lifts.guests"), number(data.guests), data.guests === 0 ? nothing : ridesEach(data))}
      ${fact(
        t("lifts.rides"),
        number(data.rides),
        change === null
          ? nothing
          : t("lifts.change", {
              change: signedPercent(change.change),
              day: dayText(data.comparedWith.date, "medium"),
              time: clockInWords(data.resort.opensAt, change.hours * 60),
            }),
      )}
      ${fact(t("lifts.working"), t("lifts.of", { some: running, all: data.lifts.length }))}
      ${fact(t("lifts.newest"), newest === null ? "–" : time(data.resort.opensAt, newest))}
      ${this.isLatest
        ? fact(t("lifts.refused"), html`<ll-refused-scans .resort=${data.resort.id}></ll-refused-scans>`)
        : nothing}
    </dl>`;
  }

  hourChoice(data, { hours, running }, chosen) {
    const newest = newestMinute(data);
    return html`<fieldset class="choice hours">
      <legend class="visually-hidden">${t("lifts.hour")}</legend>
      ${hours.map(
        (hour) => html`<label>
          <input type="radio" name="hour" .checked=${hour === chosen} ?disabled=${hour * 60 > newest}
            @change=${() => (this.hour = hour)} />
          <span>${time(data.resort.opensAt, hour * 60)}${running?.hour === hour ? html`<small> ${t("lifts.soFar")}</small>` : nothing}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  table(data, { running }, hour) {
    const rows = data.lifts.map((lift) => ({ lift, now: liftInHour(lift, hour, running) })).sort(orders[this.order]);
    const choose = (name) => (this.order = name);
    const from = clockInWords(data.resort.opensAt, hour * 60);
    const isRunning = running?.hour === hour;
    const ends = Math.min((hour + 1) * 60, Math.max(openMinutes(data.resort), hour * 60 + 1));
    const compared = data.comparedWith === null ? "" : dayText(data.comparedWith.date, "medium");
    return html`<p class="row small soft">
        <span>
          ${isRunning
            ? t("lifts.explainRunning", { from, minutes: running.minutes })
            : t("lifts.explain", { from, to: clockInWords(data.resort.opensAt, ends) })}
        </span>
        ${compared === "" ? nothing : html`<span class="key"><b aria-hidden="true"></b>${t("lifts.mark", { day: compared })}</span>`}
      </p>
      <table class="lifts" role="table" aria-labelledby="by-lift">
        <thead role="rowgroup">
          <tr role="row">
            ${sortable("lift", t("lift"), this.order, choose, false)} ${sortable("pace", t("lifts.pace"), this.order, choose, false)}
            ${sortable("share", t("lifts.share"), this.order, choose)}
            <th scope="col" role="columnheader" class="figure"><span class="plain">${t("lifts.before")}</span></th>
            ${sortable("change", t("lifts.changeShort"), this.order, choose)}
            ${sortable("rides", t("lifts.day"), this.order, choose)}
            ${sortable("lastRide", t("lifts.lastRide"), this.order, choose)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map((row) => this.row(data, row))}
        </tbody>
      </table>`;
  }

  row(data, { lift, now }) {
    const isBusy = now.share !== null && now.share >= busy;
    return html`<tr role="row" class=${lift.silent ? "silent" : ""}>
      <th scope="row" role="rowheader">
        ${lift.name}
        ${lift.silent ? html`<span class="tag">${icon("silent")}${t("lifts.silent")}</span>` : nothing}
        ${isBusy ? html`<span class="tag">${t("lifts.busy")}</span>` : nothing}
      </th>
      <td role="cell" class="load"><div>
        ${bar(now.pace, lift.capacity ?? Math.max(now.pace, now.before) * 1.2, {
          before: data.comparedWith === null ? null : now.before,
          tone: isBusy ? "full" : lift.capacity === null ? "unknown" : "",
        })}
        <span class="figure">${number(now.pace)}<span class="soft">
          / ${lift.capacity === null ? "–" : number(lift.capacity)}</span></span>
      </div></td>
      <td role="cell" class="figure" data-label=${t("lifts.share")}>${now.share === null
        ? html`<span aria-hidden="true">–</span><span class="visually-hidden">${t("lifts.noCapacity")}</span>`
        : percent(now.share)}</td>
      <td role="cell" class="figure soft" data-label=${t("lifts.before")}>${data.comparedWith === null ? "–" : number(now.before)}</td>
      <td role="cell" class="figure" data-label=${t("lifts.changeShort")}>${now.change === null ? "–" : signedPercent(now.change)}</td>
      <td role="cell" class="figure" data-label=${t("lifts.day")}>${number(lift.rides)}</td>
      <td role="cell" class="figure" data-label=${t("lifts.lastRide")}>${lift.lastRide === null ? "–" : time(data.resort.opensAt, lift.lastRide)}</td>
    </tr>`;
  }

  arrivals(data) {
    const quarters = Math.ceil(openMinutes(data.resort) / 15);
    const newest = newestMinute(data) ?? 0;
    const shown = Array.from({ length: Math.max(quarters, ...data.arrivals.map(({ quarter }) => quarter + 1)) }, (_, i) => i);
    const guests = (quarter) => data.arrivals.find((one) => one.quarter === quarter)?.guests ?? 0;
    const at = (quarter) => clock(data.resort.opensAt, quarter * 15);
    return html`<section class="card">
      <h2>${t("lifts.arrivals")}</h2>
      <ll-chart
        .caption=${t("lifts.arrivalsCaption", { count: data.guests })}
        .x=${shown}
        .from=${-0.6}
        .to=${shown.length - 0.4}
        .tall=${150}
        .xTitle=${t("lifts.quarter")}
        .xText=${at}
        .xCell=${(quarter) => time(data.resort.opensAt, quarter * 15)}
        .xTicks=${shown.filter((quarter) => quarter % 4 === 0)}
        .series=${[
          {
            name: t("lifts.guests"),
            kind: "bars",
            tone: "accent",
            values: shown.map((quarter) => (quarter * 15 <= newest ? guests(quarter) : null)),
          },
        ]}
      ></ll-chart>
    </section>`;
  }

  top(data) {
    const top = topLifts(data, 5);
    return html`<section class="card">
      <h2>${t("lifts.top")}</h2>
      <ol class="top">
        ${top.map(
          (lift) => html`<li>
            <span>${lift.name}</span>
            <span class="figure">${number(lift.rides)} <span class="soft">${percent(lift.rides / data.rides)}</span></span>
            ${bar(lift.rides, top[0].rides)}
          </li>`,
        )}
      </ol>
    </section>`;
  }

  course(data, { hours }) {
    const { rides, before } = ridesByHour(data, hours);
    const at = (hour) => clock(data.resort.opensAt, hour * 60);
    const compared = data.comparedWith;
    return html`<section class="card">
      <div class="row spread head">
        <h2>${t("lifts.course")}</h2>
        ${legend(dayText(data.date, "medium"), compared === null ? null : dayText(compared.date, "medium"))}
      </div>
      <ll-chart
        .caption=${t("lifts.courseCaption")}
        .x=${hours}
        .from=${-0.6}
        .to=${hours.length - 0.4}
        .tall=${150}
        .xTitle=${t("lifts.hour")}
        .xText=${at}
        .xCell=${(hour) => time(data.resort.opensAt, hour * 60)}
        .xTicks=${hours}
        .series=${[
          { name: dayText(data.date, "medium"), kind: "bars", tone: "accent", values: rides },
          ...(compared === null ? [] : [{ name: dayText(compared.date, "medium"), kind: "line", tone: "soft", values: before }]),
        ]}
      ></ll-chart>
    </section>`;
  }

  rows(data) {
    if (data.day === null) {
      return null;
    }
    const { hours } = hoursOf(data, false);
    const newest = newestMinute(data);
    const ridden = hours.filter((hour) => hour * 60 <= newest);
    return [
      ["resort", "date", "lift", "name", "capacity per hour", "hour from", "rides", "rides before", "compared with", "last ride", "silent"],
      ...data.lifts.flatMap((lift) =>
        ridden.map((hour) => {
          const now = liftInHour(lift, hour, null);
          return [
            data.resort.name,
            data.date,
            lift.id,
            lift.name,
            lift.capacity,
            plainMoment(data.date, data.resort.opensAt, hour * 60),
            now.rides,
            data.comparedWith === null ? null : now.before,
            data.comparedWith?.date,
            lift.lastRide === null ? null : plainMoment(data.date, data.resort.opensAt, lift.lastRide),
            lift.silent ? "yes" : "no",
          ];
        }),
      ),
    ];
  }

  fileName(data) {
    return fileName(data.resort.name, data.date, "lifts");
  }
}

/** Rides of each guest, to a tenth: the plural is that of the number as it is shown. */
function ridesEach({ rides, guests }) {
  const each = Math.round((rides / guests) * 10) / 10;
  return t("lifts.each", { count: each, rides: number(each, 1) });
}

define("ll-lifts-now", LiftsNow);
