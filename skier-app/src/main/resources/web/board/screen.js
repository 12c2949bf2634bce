// A screen of the board that reads an answer about a resort and shows it: skeleton, content, or what to do about an error.
import { html, nothing } from "#shared/view.js";
import { AnswerView } from "#shared/answer-view.js";
import { read } from "#shared/api.js";
import { icon as sharedIcon } from "#shared/icons.js";
import { t, timeOf } from "#shared/i18n.js";
import { LiveUpdates } from "#shared/live.js";
import { problem, skeleton } from "#shared/notices.js";
import { withQuery } from "#shared/routes.js";
import { download } from "#board/csv.js";

/** Milliseconds: the TTL of a resort's day in the cache, and a margin. */
const answersAge = 1_500;

export class Screen extends AnswerView {
  static properties = {
    resort: { attribute: false },
    state: { state: true },
  };

  constructor() {
    super();
    this.resort = null;
    this.state = "";
    this.live = null;
    this.late = 0;
    this.shown = "";
  }

  willUpdate() {
    const asked = this.path();
    if (asked !== this.shown) {
      this.shown = asked;
      this.clear();
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
