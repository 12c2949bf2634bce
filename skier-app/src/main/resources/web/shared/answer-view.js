// A view that reads one answer and shows it. Each front end's screens extend it.
import { View, html } from "#shared/view.js";
import { t } from "#shared/i18n.js";
import { Reader } from "#shared/reader.js";

/** Extended by classes with `ask(signal)`, which begins the request. */
export class AnswerView extends View {
  static properties = {
    parameters: { attribute: false },
    account: { attribute: false },
    answer: { state: true },
    error: { state: true },
  };

  constructor() {
    super();
    this.parameters = {};
    this.account = null;
    this.answer = null;
    this.error = null;
    this.reader = new Reader((signal) => this.ask(signal), {
      took: (answer) => this.took(answer),
      failed: (error) => (this.error = error),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.reader.stop();
  }

  /** Forgets what is shown: the view is about something else now. */
  clear() {
    this.reader.stop();
    this.answer = null;
    this.error = null;
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

  /** Called with each new answer and the one before, which may be null. */
  arrived() {}

  retry() {
    this.reload();
  }

  /** With a heading, as every screen has one. */
  failure(error) {
    return html`<h1 class="visually-hidden" tabindex="-1">${t("error.title")}</h1>
      ${super.failure(error)}`;
  }
}
