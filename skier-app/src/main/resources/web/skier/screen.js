// A screen of the app that reads one answer and shows it: skeleton, content, or what to do about an error.
import { html, nothing } from "#shared/view.js";
import { AnswerView } from "#shared/answer-view.js";
import { age, problem, skeleton } from "#shared/notices.js";
import { readOwn } from "#skier/session.js";

export class Screen extends AnswerView {
  willUpdate(changed) {
    if (changed.has("parameters") && !same(changed.get("parameters"), this.parameters)) {
      this.clear();
      this.reload();
    }
  }

  ask(signal) {
    return readOwn(this.path(), { signal, known: this.answer });
  }

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
