// A screen of the board that reads an answer about a resort and shows it: skeleton, content, or what to do about an error.
import { View, html, nothing } from "#shared/view.js";
import { read } from "#shared/api.js";
import { icon as sharedIcon } from "#shared/icons.js";
import { t, timeOf } from "#shared/i18n.js";
import { LiveUpdates } from "#shared/live.js";
import { problem, skeleton } from "#shared/notices.js";
import { Reader } from "#shared/reader.js";
import { withQuery } from "#shared/routes.js";
import { download } from "#board/csv.js";

/** Milliseconds: the TTL of a resort's day in the cache, and a margin. */
const answersAge = 1_500;

export class Screen extends View {
  static properties = {
    parameters: { attribute: false },
    resort: { attribute: false },
    account: { attribute: false },
    answer: { state: true },
    error: { state: true },
    state: { state: true },
  };

  constructor() {
    super();
    this.parameters = {};
    this.resort = null;
    this.account = null;
    this.answer = null;
    this.error = null;
    this.state = "";
    this.live = null;
    this.late = 0;
    this.shown = "";
    this.reader = new Reader((signal) => this.ask(signal), {
      took: (answer) => this.took(answer),
      failed: (error) => (this.error = error),
    });
  }

  willUpdate() {
    const asked = this.path();
    if (asked !== this.shown) {
      this.shown = asked;
      this.answer = null;
      this.error = null;
      this.reader.stop();
      if (asked !== null) {
        this.reload();
        this.follow();
      }
    }
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.shown) {
      this.follow();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.late);
    this.reader.stop();
    this.live?.stop();
    this.live = null;
  }

  /** Whether the screen changes while somebody looks at it. */
  get isLive() {
    return false;
  }

  follow() {
    this.live?.stop();
    this.live = this.isLive
      ? new LiveUpdates(withQuery("/board/live", { resort: this.resort.id }), {
          onChange: (hint) => this.hinted(hint),
          onState: (state) => (this.state = state),
        }).start()
      : null;
  }

  /** Answers may be a second old, so the last of several hints needs one more read when its ride must be in them. */
  hinted(hint) {
    if (hint === null || this.concerns(hint)) {
      this.reader.refreshSoon();
      clearTimeout(this.late);
      this.late = setTimeout(() => this.reader.refresh(), answersAge);
    }
  }

  /** Whether a hint is about what is shown. */
  concerns() {
    return true;
  }

  ask(signal) {
    // Past the browser's own cache, which a page cannot wipe when somebody signs out.
    return read(this.path(), { signal, cache: "no-store", known: this.answer });
  }

  retry() {
    this.reload();
  }

  /** With a heading, as every screen has one. */
  failure(error) {
    return html`<h1 class="visually-hidden" tabindex="-1">${t("error.title")}</h1>
      ${super.failure(error)}`;
  }

  /** Reads now; what is shown stays until there is something new. */
  reload() {
    return this.reader.reload();
  }

  took(answer) {
    const before = this.answer;
    this.answer = answer;
    this.error = null;
    this.arrived(answer.data, before?.data ?? null);
  }

  /** Called with each new answer. */
  arrived() {}

  render() {
    const data = this.answer?.data ?? null;
    const failure = this.error === null ? nothing : problem(this.error, () => this.reload());
    const waiting = this.error === null ? skeleton(...this.shapes()) : nothing;
    // One template for both, so that the heading keeps the focus when the answer arrives.
    return html`${this.heading(data)} ${failure} ${data === null ? waiting : this.content(data)}`;
  }

  heading(data) {
    const rows = data === null ? null : this.rows(data);
    return html`<header class="screen-head">
      <div>
        <p class="eyebrow">${this.resort.name}</p>
        <h1 tabindex="-1">${this.title()}</h1>
        <p class="under soft">${data === null ? html`&nbsp;` : this.subtitle(data)}</p>
      </div>
      <div class="row tools">
        ${data === null ? nothing : this.tools(data)}
        ${rows === null || rows === undefined
          ? nothing
          : html`<button class="button quiet" @click=${() => download(this.fileName(data), this.rows(data))}>
              ${sharedIcon("download")}${t("csv")}
            </button>`}
      </div>
    </header>`;
  }

  /** That the screen is live, and as of when. */
  freshness() {
    return html`<span class="state ${this.state === "live" ? "live" : ""}"
      >${t(`live.${this.state || "polling"}`)} · ${t("asOf", { time: timeOf(this.answer.asOf) })}</span
    >`;
  }

  subtitle() {
    return nothing;
  }

  tools() {
    return nothing;
  }

  /** What is shown as rows of a file; null if there is nothing to export. */
  rows() {
    return null;
  }

  /** Heights in rem of the skeleton's parts. */
  shapes() {
    return [6, 24];
  }
}
