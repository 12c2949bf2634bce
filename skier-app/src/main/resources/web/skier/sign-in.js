// Signing in with pass and PIN, and choosing the PIN with the code that came with the pass.
import { View, define, html, nothing } from "#shared/view.js";
import { currentLanguage, errorText, languages, t, wait } from "#shared/i18n.js";
import { Countdown } from "#shared/countdown.js";
import { icon } from "#shared/icons.js";
import { send } from "#shared/api.js";
import { remember } from "#shared/settings.js";
import { useLanguage } from "#skier/texts.js";
import { signIn } from "#skier/session.js";

const slowFrom = 3;

class SignIn extends View {
  static properties = {
    message: {},
    step: { state: true },
    busy: { state: true },
    problem: { state: true },
    done: { state: true },
    visible: { state: true },
  };

  constructor() {
    super();
    this.message = "";
    this.step = "sign-in";
    this.busy = false;
    this.problem = "";
    this.done = "";
    this.countdown = new Countdown(this, () => (this.problem = ""));
    this.visible = false;
    this.failures = 0;
  }

  /** Loads what comes next while somebody types. */
  firstUpdated() {
    setTimeout(() => {
      const link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = import.meta.resolve("#shared/chart.js");
      document.head.append(link);
    }, 500);
  }

  render() {
    const waiting = this.countdown.seconds;
    return html`
      <main class="sign-in">
        <header>
          <img src="/icons/icon.svg" width="56" height="56" alt="" />
          <h1 tabindex="-1">Liftline</h1>
          <p class="soft">${t("signIn.lead")}</p>
        </header>
        ${this.message ? html`<p class="notice">${icon("problem")}<span>${this.message}</span></p>` : nothing}
        ${this.done ? html`<p class="notice" role="status">${icon("check")}<span>${this.done}</span></p>` : nothing}
        <section class="card stack">
          <fieldset class="choice" aria-label=${t("signIn.choice")}>
            ${["sign-in", "activate"].map(
              (step) => html`<label>
                <input type="radio" name="step" value=${step} .checked=${this.step === step} @change=${() => this.go(step)} />
                <span>${t(`signIn.${step}`)}</span>
              </label>`,
            )}
          </fieldset>
          ${this.step === "sign-in" ? this.signInForm(waiting) : this.activationForm(waiting)}
        </section>
        <p class="soft small">${t("signIn.help")}</p>
        <p class="row languages">
          ${languages.map(
            (language) => html`<button type="button" class="plain" lang=${language} aria-pressed=${language === currentLanguage()}
              @click=${() => this.speak(language)}>${t(`settings.language.${language}`)}</button>`,
          )}
        </p>
      </main>
    `;
  }

  signInForm(waiting) {
    return html`<form class="stack" @submit=${this.submitSignIn} novalidate>
      <div class="field">
        <label for="pass">${t("signIn.pass")}</label>
        <input id="pass" name="pass" autocomplete="username" autocapitalize="characters" spellcheck="false" required
          aria-describedby="pass-hint" placeholder="LL-00000007" />
        <span id="pass-hint" class="hint">${t("signIn.passHint")}</span>
      </div>
      ${this.pinField("current-password", t("signIn.pin"), "")} ${this.errorBox()}
      <button class="button" ?disabled=${waiting > 0} aria-busy=${this.busy}>
        ${waiting > 0 ? t("signIn.wait", { seconds: waiting }) : t("signIn.submit")}
      </button>
    </form>`;
  }

  activationForm(waiting) {
    return html`<form class="stack" @submit=${this.submitActivation} novalidate>
      <div class="field">
        <label for="code">${t("signIn.code")}</label>
        <input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required
          aria-describedby="code-hint" placeholder="XXXX-XXXX-XXXX-XXXX-XXXX" />
        <span id="code-hint" class="hint">${t("signIn.codeHint")}</span>
      </div>
      ${this.pinField("new-password", t("signIn.newPin"), t("signIn.newPinHint"))} ${this.errorBox()}
      <button class="button" ?disabled=${waiting > 0} aria-busy=${this.busy}>
        ${waiting > 0 ? t("signIn.wait", { seconds: waiting }) : t("signIn.activateSubmit")}
      </button>
    </form>`;
  }

  pinField(autocomplete, label, hint) {
    return html`<div class="field">
      <label for="pin">${label}</label>
      <span class="with-button">
        <input id="pin" name="pin" type=${this.visible ? "text" : "password"} autocomplete=${autocomplete} required
          spellcheck="false" aria-describedby=${hint ? "pin-hint" : nothing} />
        <button type="button" class="inside" aria-pressed=${this.visible} @click=${() => (this.visible = !this.visible)}>
          ${t("signIn.show")}
        </button>
      </span>
      ${hint ? html`<span id="pin-hint" class="hint">${hint}</span>` : nothing}
    </div>`;
  }

  errorBox() {
    return this.problem
      ? html`<p class="notice problem" role="alert">${icon("problem")}<span>${this.problem}</span></p>`
      : nothing;
  }

  async speak(language) {
    this.problem = "";
    try {
      await useLanguage(language);
      remember("language", language);
      this.requestUpdate();
    } catch (error) {
      this.problem = errorText(error);
    }
  }

  go(step) {
    this.step = step;
    this.problem = "";
    this.done = "";
  }

  async submitSignIn(event) {
    event.preventDefault();
    const [pass, pin] = this.values(event.target, "pass", "pin");
    if (pass === "" || pin === "") {
      this.complain(t("signIn.bothNeeded"), pass === "" ? "pass" : "pin");
      return;
    }
    await this.attempt(async () => {
      await signIn(pass.toUpperCase(), pin);
      this.dispatchEvent(new CustomEvent("sign-in", { bubbles: true }));
    }, "pin");
  }

  async submitActivation(event) {
    event.preventDefault();
    const [code, pin] = this.values(event.target, "code", "pin");
    if (code === "" || pin.length < 6) {
      this.complain(code === "" ? t("signIn.codeNeeded") : t("signIn.pinShort"), code === "" ? "code" : "pin");
      return;
    }
    await this.attempt(async () => {
      await send("POST", "/activations", { code, pin });
      this.go("sign-in");
      this.done = t("signIn.activated");
      await this.updateComplete;
      this.querySelector("#pin").value = pin;
      this.querySelector("#pass").focus();
    }, "code");
  }

  async attempt(action, field) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = "";
    try {
      await action();
      this.failures = 0;
    } catch (error) {
      this.complain(this.explain(error), field);
    } finally {
      this.busy = false;
    }
  }

  explain(error) {
    switch (error.kind) {
      case "signedOut":
        this.failures++;
        if (this.step === "activate") {
          return t("signIn.wrongCode");
        }
        return t(this.failures >= slowFrom ? "signIn.wrongAgain" : "signIn.wrong");
      case "forbidden":
        return t("signIn.staff");
      case "invalid":
        return this.step === "activate" ? t("signIn.weakPin") : t("signIn.wrong");
      case "tooMany":
        this.countdown.start(error.retryAfter ?? 60);
        return t("signIn.locked", { wait: wait(error.retryAfter ?? 60) });
      default:
        return errorText(error);
    }
  }

  complain(text, field) {
    this.problem = text;
    const input = this.querySelector(`#${field}`);
    input?.focus();
    input?.select();
  }

  values(form, ...names) {
    const data = new FormData(form);
    return names.map((name) => String(data.get(name) ?? "").trim());
  }
}

define("ll-sign-in", SignIn);
