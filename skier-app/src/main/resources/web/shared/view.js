// The base of all elements. They render into the page itself, without a shadow tree: one style sheet holds for all,
// labels may refer to anything on the page, and the strict style policy needs no exceptions.
import { LitElement, render } from "lit";
import { problem } from "#shared/notices.js";

export { html, svg, nothing } from "lit";

export class View extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** An answer that cannot be shown, or a mistake of ours, must not look as if the page still loads. */
  performUpdate() {
    try {
      super.performUpdate();
    } catch (error) {
      reportError(error);
      render(this.failure(error), this.renderRoot, this.renderOptions);
    }
  }

  failure(error) {
    return problem(error, () => this.retry());
  }

  /** After something could not be shown. */
  retry() {
    location.reload();
  }
}

/** The outermost element of a page: what the page showed in its place until now gives way. */
export class Frame extends View {
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }
}

/** Defines the outermost element once its texts are there; without them the page says so in words that stand in it. */
export function begin(name, type, texts) {
  texts.then(
    () => define(name, type),
    () => {
      document.querySelector(name).remove();
      document.getElementById("not-loaded").hidden = false;
    },
  );
}

/** Defines an element once, also when two modules ask for it. */
export function define(name, type) {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}
