// Flow: how the system itself is doing, along the path of a ride.
import { View, define, html, nothing } from "#shared/view.js";
import { announce } from "#shared/announcer.js";
import { read } from "#shared/api.js";
import "#shared/chart.js";
import { number, percent, t, timeOf } from "#shared/i18n.js";
import { icon as sharedIcon } from "#shared/icons.js";
import { problem, skeleton } from "#shared/notices.js";
import { download, fileName } from "#board/csv.js";
import { byService, secondsBefore, withSample } from "#board/flow-figures.js";
import { empty } from "#board/parts.js";

const every = 5_000;
const kept = 300;

class Flow extends View {
  static properties = {
    resort: { attribute: false },
    account: { attribute: false },
    samples: { state: true },
    error: { state: true },
  };

  constructor() {
    super();
    this.resort = null;
    this.account = null;
    this.samples = [];
    this.error = null;
    this.timer = 0;
    this.request = null;
    this.visibility = () => (document.hidden ? this.stop() : this.start());
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.visibility);
    this.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.visibility);
    this.stop();
  }

  start() {
    this.stop();
    this.timer = setInterval(() => this.sample(), every);
    this.sample();
  }

  stop() {
    clearInterval(this.timer);
    this.request?.abort();
    this.request = null;
  }

  /** A slow answer is waited for: requests do not pile up. */
  async sample() {
    if (this.request !== null) {
      return;
    }
    const request = new AbortController();
    this.request = request;
    try {
      const { data } = await read("/board/flow", { signal: request.signal, cache: "no-store" });
      this.took(data);
      this.error = null;
    } catch (error) {
      if (error.name !== "AbortError") {
        this.error = error;
      }
    } finally {
      if (this.request === request) {
        this.request = null;
      }
    }
  }

  /** Only replicas that fail or come back are told; the figures change all the time. */
  took(data) {
    const before = this.samples.at(-1)?.data.replicas ?? data.replicas;
    const changed = data.replicas.filter((one) => before.some((other) => other.name === one.name && other.up !== one.up));
    if (changed.length > 0) {
      announce(changed.map((one) => `${one.name}: ${t(one.up ? "flow.isUp" : "flow.isDown")}`).join(", "));
    }
    this.samples = withSample(this.samples, { at: Date.now(), data }, kept);
  }

  render() {
    const newest = this.samples.at(-1) ?? null;
    return html`<header class="screen-head">
        <div>
          <p class="eyebrow">${t("flow.whole")}</p>
          <h1 tabindex="-1">${t("nav.flow")}</h1>
          <p class="under soft">
            ${newest === null
              ? html`&nbsp;`
              : html`<span class="state ${this.error === null ? "live" : ""}"
                  >${t("flow.every", { seconds: every / 1000 })} · ${t("asOf", { time: timeOf(new Date(newest.at)) })}</span
                >`}
          </p>
        </div>
        ${newest === null
          ? nothing
          : html`<button class="button quiet small-button" @click=${() => download(fileName("liftline-flow"), this.rows())}>
              ${sharedIcon("download")}${t("csv")}
            </button>`}
      </header>
      ${this.error === null ? nothing : problem(this.error, () => this.sample())}
      ${newest !== null ? this.content(newest.data) : this.error === null ? skeleton(9, 18, 14) : nothing}`;
  }

  content(data) {
    return data.replicas.length === 0
      ? empty(t("flow.nobody"), t("flow.nobodyText"))
      : html`<div class="stack">${this.path(data)} ${this.chart()} ${this.replicas(data)}</div>`;
  }

  /** The way of a ride, with what is measured at each place. */
  path(data) {
    const down = data.replicas.filter(({ up }) => !up);
    const place = (key, value, unit = "", more = nothing) => html`<li class="card">
      <h2>${t(`flow.${key}`)}</h2>
      <p class="big">${value}${unit === "" || value === "–" ? nothing : html`<span class="unit">${unit}</span>`}</p>
      <p class="soft small">${t(value === "–" ? "flow.unknown" : `flow.${key}Text`)}</p>
      ${more}
    </li>`;
    return html`${down.length === 0
        ? nothing
        : html`<p class="notice problem">
            ${sharedIcon("problem")}
            <span>${t("flow.someDown", { count: down.length, names: down.map(({ name }) => name).join(", ") })}</span>
          </p>`}
      <ol class="path">
        ${place("accepted", figure(data.acceptedPerSecond), t("flow.perSecond"), refused(data.refusedPerSecond))}
        ${place("lag", figure(data.lag))}
        ${place("freshness", figure(data.freshnessP99Seconds, 2), "s")}
        ${place("cache", data.cacheHitRatio === null ? "–" : percent(data.cacheHitRatio))}
        ${place("up", t("lifts.of", { some: data.replicas.length - down.length, all: data.replicas.length }))}
      </ol>`;
  }

  chart() {
    const x = secondsBefore(this.samples);
    const one = (key, values, text, parts) => html`<section class="card">
      <h2>${t(`flow.${key}`)}</h2>
      <ll-chart
        .caption=${t("flow.last", { what: t(`flow.${key}`), minutes: kept / 60 })}
        .x=${x}
        .from=${-kept}
        .to=${0}
        .tall=${160}
        .xTitle=${t("flow.before")}
        .xText=${minutesAndSeconds}
        .xTicks=${[-240, -180, -120, -60]}
        .yText=${text}
        .yParts=${parts}
        .series=${[{ name: t(`flow.${key}`), kind: "line", tone: "accent", values }]}
      ></ll-chart>
    </section>`;
    return html`<div class="two">
      ${one("accepted", this.samples.map(({ data }) => data.acceptedPerSecond), (value) => number(value), false)}
      ${one("freshness", this.samples.map(({ data }) => data.freshnessP99Seconds), (value) => `${number(value, 2)} s`, true)}
    </div>`;
  }

  replicas(data) {
    return html`<section class="card">
      <h2>${t("flow.replicas")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${t("flow.service")}</th>
            <th scope="col">${t("flow.upCount")}</th>
            <th scope="col">${t("flow.each")}</th>
          </tr>
        </thead>
        <tbody>
          ${byService(data.replicas).map(
            ({ service, replicas, up }) => html`<tr>
              <th scope="row">${service}</th>
              <td>${t("lifts.of", { some: up, all: replicas.length })}</td>
              <td>
                <ul class="row replicas">
                  ${replicas.map(
                    (one) => html`<li class=${one.up ? "up" : "down"}>${one.name} <b>${t(one.up ? "flow.isUp" : "flow.isDown")}</b></li>`,
                  )}
                </ul>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  rows() {
    return [
      ["time", "accepted per second", "refused per second", "lag", "freshness p99 seconds", "cache hit ratio", "replicas up", "replicas"],
      ...this.samples.map(({ at, data }) => [
        new Date(at).toISOString(),
        data.acceptedPerSecond,
        data.refusedPerSecond,
        data.lag,
        data.freshnessP99Seconds,
        data.cacheHitRatio,
        data.replicas.filter(({ up }) => up).length,
        data.replicas.length,
      ]),
    ];
  }
}

/** Seconds before now, negative, as "−4:05". */
function minutesAndSeconds(seconds) {
  const all = Math.abs(seconds);
  return `${all === 0 ? "" : "−"}${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

function refused(perSecond) {
  return perSecond === null || perSecond === undefined
    ? nothing
    : html`<p class="soft small">${t("flow.refused", { rate: number(perSecond, 1) })}</p>`;
}

function figure(value, digits = 0) {
  return value === null || value === undefined ? "–" : number(value, digits);
}

define("ll-flow", Flow);
