// The last lift of a skier, to look for missing people. Each search is recorded, and says so before and after.
import { View, define, html, nothing } from "#shared/view.js";
import { send } from "#shared/api.js";
import { day as dayText, errorText, moment, t, timeOf } from "#shared/i18n.js";
import { icon as sharedIcon } from "#shared/icons.js";
import { boardIcon as icon } from "#board/icons.js";
import { asked } from "#board/pass.js";
import { longest, reasonOf } from "#board/reason.js";

/** Which field of the page is meant by one of the request. */
const fields = { skierID: "who", pass: "who", reason: "reason" };

const reasonTexts = { short: "search.reasonNeeded", long: "search.reasonLong", invisible: "search.reasonWrong" };

class LastLift extends View {
  static properties = {
    resort: { attribute: false },
    account: { attribute: false },
    busy: { state: true },
    found: { state: true },
    problems: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.resort = null;
    this.account = null;
    this.busy = false;
    this.found = null;
    this.problems = {};
    this.failure = null;
  }

  willUpdate(changed) {
    if (changed.has("resort") && changed.get("resort")?.id !== this.resort?.id) {
      this.found = null;
    }
  }

  render() {
    return html`<header class="screen-head">
        <div>
          <p class="eyebrow">${this.resort.name}</p>
          <h1 tabindex="-1">${t("nav.last-lift")}</h1>
          <p class="under soft">${t("search.lead")}</p>
        </div>
      </header>
      <div class="search">
        <form class="card stack" @submit=${this.submit} novalidate>
          <p class="notice">${sharedIcon("problem")}<span>${t("search.recorded", { name: this.account?.name ?? "" })}</span></p>
          ${this.field("who", t("search.who"), t("search.whoHint"), html`<input id="who" name="who" required
            autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"
            aria-invalid=${this.problems.who ? "true" : nothing} aria-describedby="who-hint who-problem" />`)}
          ${this.field("reason", t("search.reason"), t("search.reasonHint"), html`<textarea id="reason" name="reason" required
            rows="3" maxlength=${2 * longest}
            aria-invalid=${this.problems.reason ? "true" : nothing} aria-describedby="reason-hint reason-problem"></textarea>`)}
          ${this.failure === null
            ? nothing
            : html`<p class="notice problem" role="alert">${sharedIcon("problem")}<span>${this.failure}</span></p>`}
          <button class="button" aria-busy=${this.busy}>${icon("search")}${t("search.submit")}</button>
        </form>
        <div aria-live="polite">${this.result()}</div>
      </div>`;
  }

  field(id, label, hint, control) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${control}
      <span id="${id}-hint" class="hint">${hint}</span>
      <span id="${id}-problem" class="wrong">${this.problems[id] ?? nothing}</span>
    </div>`;
  }

  result() {
    if (this.found === null) {
      return html`<section class="card waiting"><p class="soft">${t("search.nothingYet")}</p></section>`;
    }
    const { skierID, ride, at, resort } = this.found;
    const scanned = ride === null ? null : moment(ride.date, resort.opensAt, ride.time);
    return html`<section class="card stack">
      ${ride === null
        ? html`<div>
            <h2>${t("search.none", { skier: String(skierID) })}</h2>
            <p class="soft">${t("search.noneText", { resort: resort.name })}</p>
          </div>`
        : html`<div>
              <p class="soft">${t("search.of", { skier: String(skierID) })}</p>
              <h2 class="found">${ride.lift.name}</h2>
            </div>
            <dl class="facts">
              <div><dt>${t("search.time")}</dt><dd>${scanned.time}</dd></div>
              <div><dt>${t("days.day")}</dt><dd>${dayText(scanned.date, "full")}</dd></div>
            </dl>
            <p class="soft small">${t("search.means")}</p>`}
      <p class="notice">${sharedIcon("check")}<span>${t("search.done", { time: timeOf(at) })}</span></p>
    </section>`;
  }

  async submit(event) {
    event.preventDefault();
    const who = asked(event.target.elements.who.value);
    const { reason, problem } = reasonOf(event.target.elements.reason.value);
    this.failure = null;
    this.complain({
      ...(who === null ? { who: t("search.whoNeeded") } : {}),
      ...(problem === null ? {} : { reason: t(reasonTexts[problem]) }),
    });
    if (Object.keys(this.problems).length > 0) {
      return;
    }
    if (!this.busy) {
      await this.search(who, reason);
    }
  }

  async search(who, reason) {
    this.busy = true;
    this.found = null;
    const resort = this.resort;
    try {
      const answer = await send("POST", "/board/last-lift", { ...who, resort: resort.id, reason });
      // Another resort may have been chosen meanwhile: what is found must not stand under its name.
      if (this.resort.id === resort.id) {
        this.found = { ...answer, at: new Date(), resort };
      }
    } catch (error) {
      if (this.resort.id === resort.id) {
        this.refused(error);
      }
    } finally {
      this.busy = false;
    }
  }

  /** Each wrong field says so itself; the rest is said above the button. */
  refused(error) {
    const wrong = error.kind === "invalid" ? error.fields.map((name) => fields[name]).filter(Boolean) : [];
    if (wrong.length > 0) {
      this.complain(Object.fromEntries(wrong.map((name) => [name, t(`search.${name}Wrong`)])));
    } else {
      this.failure = error.kind === "missing" ? t("search.unknown") : errorText(error);
    }
  }

  /** Shows what is wrong by field, and goes to the first of them. */
  complain(problems) {
    this.problems = problems;
    const first = ["who", "reason"].find((name) => name in problems);
    if (first !== undefined) {
      this.querySelector(`#${first}`).focus();
    }
  }
}

define("ll-last-lift", LastLift);
