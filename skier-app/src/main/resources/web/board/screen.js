// A screen of the board that reads an answer about a resort and shows it: skeleton, content, or what to do about an error.
import { View, html, nothing } from "#shared/view.js";
import { read } from "#shared/api.js";
import { icon as sharedIcon } from "#shared/icons.js";
import { t, timeOf } from "#shared/i18n.js";
import { LiveUpdates } from "#shared/live.js";
import { problem, skeleton } from "#shared/notices.js";
import { withQuery } from "#shared/routes.js";
import { download } from "#board/csv.js";

const together = 300;

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
    this.request = null;
    this.live = null;
    this.pending = 0;
    this.again = false;
    this.shown = "";
  }

  willUpdate() {
    const asked = this.path();
    if (asked !== this.shown) {
      this.shown = asked;
      this.answer = null;
      this.error = null;
      this.request?.abort();
      this.request = null;
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
    this.request?.abort();
    this.request = null;
    clearTimeout(this.pending);
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

  /** Hints come in bursts: one request for all of a moment. */
  hinted(hint) {
    if (hint === null || this.concerns(hint)) {
      clearTimeout(this.pending);
      this.pending = setTimeout(() => this.refresh(), together);
    }
  }

  /** A slow answer is waited for: hints that come faster would otherwise keep any from arriving. */
  refresh() {
    if (this.request === null) {
      this.reload();
    } else {
      this.again = true;
    }
  }

  /** Whether a hint is about what is shown. */
  concerns() {
    return true;
  }

  /** Reads again; what is shown stays until there is something new. */
  async reload() {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.again = false;
    try {
      const answer = await read(this.path(), { signal: request.signal });
      if (this.request === request) {
        const before = this.answer;
        this.answer = answer;
        this.error = null;
        this.arrived(answer.data, before?.data ?? null);
      }
    } catch (error) {
      if (this.request === request && error.name !== "AbortError") {
        this.error = error;
      }
    }
    if (this.request === request) {
      this.request = null;
      if (this.again) {
        this.reload();
      }
    }
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
