// A screen of the app that reads one answer and shows it: skeleton, content, or what to do about an error.
import { View, html, nothing } from "#shared/view.js";
import { t } from "#shared/i18n.js";
import { age, problem, skeleton } from "#shared/notices.js";
import { Reader } from "#shared/reader.js";
import { readOwn } from "#skier/session.js";

export class Screen extends View {
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

  willUpdate(changed) {
    if (changed.has("parameters") && !same(changed.get("parameters"), this.parameters)) {
      this.answer = null;
      this.error = null;
      this.reload();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.reader.stop();
  }

  ask(signal) {
    return readOwn(this.path(), { signal, known: this.answer });
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

  /** The heading stays the same element, so that the focus stays on it. */
  render() {
    return html`${this.heading()} ${this.body()}`;
  }

  body() {
    const failed = this.error === null ? nothing : problem(this.error, () => this.reload());
    if (this.answer === null) {
      return this.error === null ? skeleton(...this.shapes()) : failed;
    }
    return html`${failed} ${age(this.answer)} ${this.content(this.answer.data)}`;
  }

  /** Heights in rem of the skeleton's parts. */
  shapes() {
    return [8, 14, 10];
  }
}

/** One figure with its name, in a <dl class="facts">. */
export function fact(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
