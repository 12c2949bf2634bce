// A day replayed: rides by lift and 5 minutes, along a slider and by buttons.
import { define, html, nothing, svg } from "#shared/view.js";
import { announce } from "#shared/announcer.js";
import { clockInWords, day as dayText, number, t } from "#shared/i18n.js";
import { link, withQuery } from "#shared/routes.js";
import { time } from "#shared/times.js";
import { fileName, plainMoment } from "#board/csv.js";
import { dayChoice, daysOf } from "#board/days.js";
import { boardIcon as icon } from "#board/icons.js";
import { noRides } from "#board/parts.js";
import { outline, peak, soFar, stepsOf, totals } from "#board/replay-figures.js";
import { Screen } from "#board/screen.js";

/** How long a step is shown, in milliseconds. */
const paces = { slow: 900, normal: 400, quick: 120 };

class Replay extends Screen {
  static properties = {
    step: { state: true },
    playing: { state: true },
    pace: { state: true },
    season: { state: true },
    twin: { state: true },
  };

  constructor() {
    super();
    this.step = 0;
    this.playing = false;
    this.pace = "normal";
    this.season = null;
    this.twin = false;
    this.timer = 0;
    this.drawn = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.pause();
  }

  /** The day of the address, otherwise the latest with rides; null if there is none. */
  get key() {
    const { season, day } = this.parameters;
    return season !== undefined && day !== undefined
      ? { season: Number(season), day: Number(day) }
      : this.resort.latest && { season: this.resort.latest.season, day: this.resort.latest.day };
  }

  path() {
    return this.key === null ? null : withQuery("/board/replay", { resort: this.resort.id, ...this.key });
  }

  willUpdate() {
    const before = this.shown;
    super.willUpdate();
    if (before !== this.shown) {
      this.pause();
      this.step = 0;
      this.drawn = null;
      this.list();
    }
  }

  async list() {
    const { key, resort } = this;
    if (key === null || (this.season?.resort.id === resort.id && this.season.season === key.season)) {
      return;
    }
    this.season = null;
    try {
      const season = await daysOf(resort.id, key.season);
      if (this.resort === resort && this.key?.season === key.season) {
        this.season = season;
      }
    } catch {
      // Then there is no list of days; the day itself is shown.
    }
  }

  /** What is drawn of a day is worked out once. */
  arrived(data) {
    const all = totals(data);
    const most = peak(data);
    this.drawn = {
      all,
      total: outline(all, Math.max(1, ...all), 40),
      lifts: data.lifts.map((lift) => outline(lift.rides, most, 24)),
    };
  }

  title() {
    return t("nav.replay");
  }

  subtitle(data) {
    return html`<span>${dayText(data.date, "full")}</span>`;
  }

  tools(data) {
    return html`${dayChoice(this.season, data.day, (day) => {
        location.hash = link("replay", { resort: this.resort.id, ...day });
      })}
      <a class="button quiet" href=${link("lifts", { resort: this.resort.id, season: data.season, day: data.day })}>
        ${t("replay.toDay")}
      </a>`;
  }

  shapes() {
    return [11, 26];
  }

  render() {
    return this.key === null ? html`${this.heading(null)} ${noRides("season")}` : super.render();
  }

  content(data) {
    const steps = stepsOf(data);
    if (steps === 0) {
      return noRides("day");
    }
    const last = steps - 1;
    const step = Math.min(this.step, last);
    return html`<div class="stack">
      <section class="card transport" aria-label=${t("replay.controls")}>
        ${this.figures(data, step)} ${this.slider(data, step, steps)} ${this.buttons(step, last)}
      </section>
      <section class="card" aria-labelledby="replayed">
        <h2 id="replayed">${t("replay.byLift")}</h2>
        ${this.table(data, step, steps)} ${this.twinTable(data, steps)}
      </section>
    </div>`;
  }

  at(data, step) {
    return time(data.resort.opensAt, step * data.minutes);
  }

  /** What is told about a step. */
  words(data, step) {
    return t("replay.valueText", {
      time: clockInWords(data.resort.opensAt, step * data.minutes),
      rides: t("season.ridesOf", { count: this.drawn.all[step] }),
    });
  }

  figures(data, step) {
    return html`<dl class="moment">
      <div class="moment-time">
        <dt>${t("replay.from")}</dt>
        <dd>${this.at(data, step)}</dd>
      </div>
      <div>
        <dt>${t("replay.inStep", { minutes: data.minutes })}</dt>
        <dd>${number(this.drawn.all[step])}</dd>
      </div>
      <div>
        <dt>${t("replay.soFar")}</dt>
        <dd>${number(soFar(this.drawn.all, step))}</dd>
      </div>
    </dl>`;
  }

  slider(data, step, steps) {
    return html`<div class="track">
      ${strip(this.drawn.total, step, steps, 40)}
      <input type="range" min="0" max=${steps - 1} step="1" .value=${String(step)} aria-label=${t("replay.time")}
        aria-valuetext=${this.words(data, step)}
        @input=${(event) => this.go(Number(event.target.value))} />
      <div class="row spread small soft" aria-hidden="true">
        <span>${this.at(data, 0)}</span><span>${this.at(data, Math.floor(steps / 2))}</span><span>${this.at(data, steps)}</span>
      </div>
    </div>`;
  }

  buttons(step, last) {
    const button = (name, target, disabled) => html`<button class="button quiet icon-only" aria-label=${t(`replay.${name}`)}
      title=${t(`replay.${name}`)} ?disabled=${disabled} @click=${() => this.go(target)}>${icon(name)}</button>`;
    return html`<div class="row buttons">
      ${button("first", 0, step === 0)} ${button("back", step - 1, step === 0)}
      <button class="button play" @click=${() => (this.playing ? this.pause() : this.play(last))}>
        ${icon(this.playing ? "pause" : "play")}${t(this.playing ? "replay.pause" : "replay.play")}
      </button>
      ${button("next", step + 1, step === last)} ${button("last", last, step === last)}
      <fieldset class="choice">
        <legend class="visually-hidden">${t("replay.pace")}</legend>
        ${Object.keys(paces).map(
          (pace) => html`<label>
            <input type="radio" name="pace" .checked=${pace === this.pace} @change=${() => this.choosePace(pace, last)} />
            <span>${t(`replay.${pace}`)}</span>
          </label>`,
        )}
      </fieldset>
    </div>`;
  }

  table(data, step, steps) {
    return html`<table class="replay">
      <thead>
        <tr>
          <th scope="col">${t("lift")}</th>
          <th scope="col"><span class="visually-hidden">${t("replay.course")}</span></th>
          <th scope="col" class="figure">${t("replay.inStep", { minutes: data.minutes })}</th>
          <th scope="col" class="figure">${t("replay.soFar")}</th>
        </tr>
      </thead>
      <tbody>
        ${data.lifts.map(
          (lift, i) => html`<tr>
            <th scope="row">${lift.name}</th>
            <td class="course">${strip(this.drawn.lifts[i], step, steps, 24)}</td>
            <td class="figure strong">${number(lift.rides[step] ?? 0)}</td>
            <td class="figure">${number(soFar(lift.rides, step))}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** The whole day as a table, made when it is opened. */
  twinTable(data, steps) {
    return html`<details class="twin" @toggle=${(event) => (this.twin = event.target.open)}>
      <summary>${t("chart.asTable")}</summary>
      ${!this.twin
        ? nothing
        : html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t("replay.byLift")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${t("replay.from")}</th>
                  <th scope="col" class="figure">${t("replay.all")}</th>
                  ${data.lifts.map((lift) => html`<th scope="col" class="figure">${lift.name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${Array.from(
                  { length: steps },
                  (_, step) => html`<tr>
                    <th scope="row">${this.at(data, step)}</th>
                    <td class="figure">${number(this.drawn.all[step])}</td>
                    ${data.lifts.map((lift) => html`<td class="figure">${number(lift.rides[step] ?? 0)}</td>`)}
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`}
    </details>`;
  }

  go(step) {
    this.step = step;
    announce(this.words(this.answer.data, step));
  }

  play(last) {
    this.pause();
    if (this.step >= last) {
      this.step = 0;
    }
    this.playing = true;
    this.timer = setInterval(() => {
      if (this.step >= last) {
        this.pause();
      } else {
        this.go(this.step + 1);
      }
    }, paces[this.pace]);
  }

  pause() {
    clearInterval(this.timer);
    this.playing = false;
  }

  choosePace(pace, last) {
    this.pace = pace;
    if (this.playing) {
      this.play(last);
    }
  }

  rows(data) {
    return stepsOf(data) === 0
      ? null
      : [
          ["resort", "date", "from", "minutes", "lift", "name", "rides"],
          ...this.drawn.all.flatMap((_, step) =>
            data.lifts.map((lift) => [
              data.resort.name,
              data.date,
              plainMoment(data.date, data.resort.opensAt, step * data.minutes),
              data.minutes,
              lift.id,
              lift.name,
              lift.rides[step] ?? 0,
            ]),
          ),
        ];
  }

  fileName(data) {
    return fileName(data.resort.name, data.date, "replay");
  }
}

/** An outline of the day: what was up to a step stands out. The numbers stand beside it. */
function strip(path, step, steps, height) {
  const played = step + 1;
  return html`<svg class="strip" viewBox="0 0 ${steps} ${height}" preserveAspectRatio="none" aria-hidden="true">
    <path d=${path} />
    ${svg`<svg width=${played} height=${height} viewBox="0 0 ${played} ${height}" preserveAspectRatio="none">
      <path class="played" d=${path} />
    </svg>`}
  </svg>`;
}

define("ll-replay", Replay);
