// Signing in with an operator's name and passphrase, or at the resort's identity provider.
import { View, define, html, nothing } from "#shared/view.js";
import { errorText, t } from "#shared/i18n.js";
import { Countdown } from "#shared/countdown.js";
import { icon } from "#shared/icons.js";
import { hasProvider, signIn, signInAtProvider } from "#board/session.js";

class StaffSignIn extends View {
  static properties = {
    message: {},
    busy: { state: true },
    problem: { state: true },
    visible: { state: true },
    provider: { state: true },
  };

  constructor() {
    super();
    this.message = "";
    this.busy = false;
    this.problem = "";
    this.countdown = new Countdown(this, () => (this.problem = ""));
    this.visible = false;
    this.provider = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    this.provider = await hasProvider();
  }

  render() {
    const waiting = this.countdown.seconds;
    return html`<main class="sign-in">
      <header>
        <img src="/icons/icon.svg" width="56" height="56" alt="" />
        <h1 tabindex="-1">${t("title")}</h1>
        <p class="soft">${t("signIn.lead")}</p>
      </header>
      ${this.message ? html`<p class="notice">${icon("problem")}<span>${this.message}</span></p>` : nothing}
      <form class="card stack" @submit=${this.submit} novalidate>
        <div class="field">
          <label for="operator">${t("signIn.operator")}</label>
          <input id="operator" name="operator" autocomplete="username" autocapitalize="none" spellcheck="false" required
            aria-describedby=${this.problem ? "sign-in-problem" : nothing} />
        </div>
        <div class="field">
          <label for="passphrase">${t("signIn.passphrase")}</label>
          <span class="with-button">
            <input id="passphrase" name="passphrase" type=${this.visible ? "text" : "password"} required
              autocomplete="current-password" spellcheck="false"
              aria-describedby=${this.problem ? "sign-in-problem" : nothing} />
            <button type="button" class="inside" aria-pressed=${this.visible} @click=${() => (this.visible = !this.visible)}>
              ${t("signIn.show")}
            </button>
          </span>
        </div>
        ${this.problem
          ? html`<p id="sign-in-problem" class="notice problem" role="alert">${icon("problem")}<span>${this.problem}</span></p>`
          : nothing}
        <button class="button" ?disabled=${waiting > 0} aria-busy=${this.busy}>
          ${waiting > 0 ? t("signIn.wait", { seconds: waiting }) : t("signIn.submit")}
        </button>
        ${this.provider
          ? html`<button type="button" class="button quiet" @click=${this.leave}>${t("signIn.provider")}</button>`
          : nothing}
      </form>
      <p class="soft small">${t("signIn.help")}</p>
      <p class="small"><a class="away" href="/">${t("signIn.skier")}</a></p>
    </main>`;
  }

  async submit(event) {
    event.preventDefault();
    const operator = event.target.elements.operator.value.trim();
    const passphrase = event.target.elements.passphrase.value;
    if (operator === "" || passphrase === "") {
      this.complain(t("signIn.bothNeeded"), operator === "" ? "operator" : "passphrase");
      return;
    }
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = "";
    try {
      await signIn(operator, passphrase);
      this.dispatchEvent(new CustomEvent("sign-in", { bubbles: true }));
    } catch (error) {
      this.complain(this.explain(error), "passphrase");
    } finally {
      this.busy = false;
    }
  }

  async leave() {
    this.problem = "";
    try {
      await signInAtProvider();
    } catch (error) {
      this.complain(errorText(error), "operator");
    }
  }

  explain(error) {
    if (error.kind === "signedOut" || error.kind === "invalid") {
      return t("signIn.wrong");
    }
    if (error.kind === "tooMany") {
      this.countdown.start(error.retryAfter ?? 60);
    }
    return errorText(error);
  }

  complain(text, field) {
    this.problem = text;
    this.querySelector(`#${field}`)?.focus();
  }
}

define("ll-staff-sign-in", StaffSignIn);
