// How many scans of a resort's scanners were refused, and why: the value of a fact. Read again while somebody looks at it.
import { View, define, html, nothing } from "#shared/view.js";
import { read } from "#shared/api.js";
import { day, number, t, timeOf } from "#shared/i18n.js";
import { Reader } from "#shared/reader.js";
import { otherDay, refusedOf } from "#board/refused-figures.js";

const every = 15_000;

class Refused extends View {
  static properties = {
    resort: { attribute: false },
    flow: { state: true },
  };

  constructor() {
    super();
    this.resort = 0;
    this.flow = undefined;
    this.timer = 0;
    this.reader = new Reader((signal) => read("/board/flow", { signal, cache: "no-store" }), {
      took: ({ data }) => (this.flow = data),
      // The next answer shows them again; until then nobody knows how many there are.
      failed: () => (this.flow = null),
    });
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
    this.timer = setInterval(() => this.reader.refresh(), every);
    this.reader.reload();
  }

  stop() {
    clearInterval(this.timer);
    this.reader.stop();
  }

  render() {
    const refused = refusedOf(this.flow, this.resort);
    if (refused === null) {
      // Undefined: the first answer is to come.
      return html`–${this.flow === undefined ? nothing : html`<span class="more">${t("lifts.refusedUnknown")}</span>`}`;
    }
    const { scans, reasons, since, atLeast } = refused;
    const date = otherDay(since, new Date());
    const from = date === null ? timeOf(since) : `${day(date, "short")}, ${timeOf(since)}`;
    const each = reasons.map(({ reason, scans: count }) => `${t(`lifts.refusedReason.${reason}`)} ${number(count)}`).join(", ");
    return html`${atLeast ? t("lifts.refusedAtLeast", { scans }) : number(scans)}<span class="more"
        >${t("lifts.refusedSince", { time: from })}${each === "" ? nothing : `: ${each}`}</span
      >`;
  }
}

define("ll-refused-scans", Refused);
