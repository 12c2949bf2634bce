// How the app shows things, and the ways out.
import { View, define, html, nothing } from "#shared/view.js";
import { currentUnits, errorText, t, useUnits } from "#shared/i18n.js";
import { problem } from "#shared/notices.js";
import { send } from "#shared/api.js";
import { remember, remembered, theme, useTheme } from "#shared/settings.js";
import { useLanguage } from "#skier/texts.js";
import { account, deleteAccount, hasEnded, signOut } from "#skier/session.js";

class Settings extends View {
  static properties = {
    account: { attribute: false },
    error: { state: true },
    confirming: { state: true },
    deleting: { state: true },
    wrongPin: { state: true },
    busy: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.account = null;
    this.error = null;
    this.confirming = false;
    this.deleting = false;
    this.wrongPin = "";
    this.busy = false;
    this.said = "";
    /** One after the other: the last choice holds, here and in the account. */
    this.changes = Promise.resolve();
  }

  render() {
    return html`
      <header class="screen-head"><h1 tabindex="-1">${t("title.settings")}</h1></header>
      ${this.error ? problem(this.error) : nothing}
      <section class="card stack">
        <h2>${t("settings.show")}</h2>
        ${this.choice("units", ["metric", "us"], currentUnits(), (units) => this.change({ units }))}
        ${this.choice("language", ["en", "de"], document.documentElement.lang, (language) => this.change({ language }))}
        ${this.choice("theme", ["auto", "light", "dark"], theme(), (name) => this.dress(name))}
        <p role="status" class="small soft">${this.said}</p>
      </section>
      <section class="card stack">
        <h2>${t("settings.account")}</h2>
        ${this.account?.skierID ? html`<p class="soft">${t("settings.skier", { number: String(this.account.skierID) })}</p>` : nothing}
        <div class="row">
          <button class="button quiet" aria-busy=${this.busy} @click=${() => this.leave(false)}>${t("settings.signOut")}</button>
          ${this.confirming
            ? nothing
            : html`<button id="everywhere" class="button quiet" @click=${this.confirm}>${t("settings.everywhere")}</button>`}
        </div>
        ${this.confirming ? this.confirmation() : nothing}
        <p class="soft small">${t("settings.signOutText")}</p>
      </section>
      <section class="card stack">
        <h2>${t("settings.data")}</h2>
        <p>${t("settings.dataText")}</p>
        ${this.deleting
          ? this.deletion()
          : html`<div>
              <button id="delete" class="button quiet" @click=${this.askToDelete}>${t("settings.delete")}</button>
            </div>`}
      </section>
    `;
  }

  choice(name, values, chosen, choose) {
    return html`<div class="setting">
      <span id=${`${name}-label`}>${t(`settings.${name}`)}</span>
      <fieldset class="choice" aria-labelledby=${`${name}-label`}>
        ${values.map(
          (value) => html`<label>
            <input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => choose(value)} />
            <span>${t(name === "theme" ? `theme.${value}` : `settings.${name}.${value}`)}</span>
          </label>`,
        )}
      </fieldset>
    </div>`;
  }

  confirmation() {
    return html`<div class="notice" role="group" aria-label=${t("settings.everywhere")}>
      <p>${t("settings.everywhereText")}</p>
      <div class="row">
        <button id="confirm" class="button" aria-busy=${this.busy} @click=${() => this.leave(true)}>
          ${t("settings.everywhereConfirm")}
        </button>
        <button class="button quiet" @click=${this.keepSessions}>${t("settings.cancel")}</button>
      </div>
    </div>`;
  }

  /** Asks for the PIN, so that a borrowed phone deletes nothing. */
  deletion() {
    return html`<form class="stack" @submit=${this.delete} novalidate>
      <p>${t("settings.deleteText")}</p>
      <div class="field">
        <label for="delete-pin">${t("settings.deletePin")}</label>
        <input id="delete-pin" name="pin" type="password" autocomplete="current-password" required
          aria-invalid=${this.wrongPin ? "true" : nothing} aria-describedby="delete-hint" />
        <span id="delete-hint" class="hint" role="alert">${this.wrongPin}</span>
      </div>
      <div class="row">
        <button class="button" aria-busy=${this.busy}>${t("settings.deleteConfirm")}</button>
        <button type="button" class="button quiet" @click=${this.keepData}>${t("settings.cancel")}</button>
      </div>
    </form>`;
  }

  /** The app; before a request, as another screen may be open when its answer arrives. */
  get frame() {
    return this.closest("ll-app");
  }

  async askToDelete() {
    this.deleting = true;
    await this.updateComplete;
    this.querySelector("#delete-pin").focus();
  }

  async keepData() {
    this.deleting = false;
    await this.updateComplete;
    this.querySelector("#delete").focus();
  }

  async keepSessions() {
    this.confirming = false;
    await this.updateComplete;
    this.querySelector("#everywhere").focus();
  }

  async delete(event) {
    event.preventDefault();
    const pin = new FormData(event.target).get("pin").trim();
    if (this.busy || pin === "") {
      this.querySelector("#delete-pin").focus();
      return;
    }
    this.busy = true;
    this.wrongPin = "";
    const frame = this.frame;
    try {
      const complete = await deleteAccount(pin);
      const detail = complete ? t("settings.deleted") : t("settings.deletedOpen");
      frame.dispatchEvent(new CustomEvent("sign-out", { detail }));
    } catch (error) {
      if (error.kind === "signedOut" && (await hasEnded())) {
        dispatchEvent(new CustomEvent("signed-out"));
        return;
      }
      this.wrongPin = error.kind === "signedOut" ? t("settings.wrongPin") : errorText(error);
      this.querySelector("#delete-pin")?.focus();
    } finally {
      this.busy = false;
    }
  }

  async confirm() {
    this.confirming = true;
    await this.updateComplete;
    this.querySelector("#confirm").focus();
  }

  dress(name) {
    useTheme(name);
    this.said = t("settings.saved");
  }

  /**
   * Shows it at once; the account keeps it for other devices. Both settings are sent, so that the account must be known: otherwise what
   * this page begins with would replace the one that was not touched.
   */
  change(part) {
    this.changes = this.changes.then(() => this.apply(part));
  }

  async apply(part) {
    this.error = null;
    try {
      await this.show(part);
      const changed = { ...(await this.known()), ...part };
      this.show({ units: changed.units });
      this.tell(changed);
      await send("PUT", "/me/settings", { units: changed.units, language: changed.language });
      this.said = t("settings.saved");
      // So that the device also keeps the new one for times without a network.
      await account().catch(() => undefined);
    } catch (error) {
      this.error = error;
      this.check("language", document.documentElement.lang);
      this.check("units", currentUnits());
    }
  }

  /** What the browser has checked by itself is not what holds. */
  check(name, value) {
    this.querySelector(`input[name=${name}][value=${value}]`).checked = true;
  }

  /** The account, with the language that was chosen on this device. */
  async known() {
    if (this.account !== null) {
      return { ...this.account, language: document.documentElement.lang };
    }
    const { data } = await account();
    return { ...data, language: remembered("language") ?? data.language };
  }

  tell(account) {
    this.dispatchEvent(new CustomEvent("account", { detail: account, bubbles: true }));
  }

  async show({ units, language }) {
    if (units) {
      useUnits(units);
    }
    if (language) {
      await useLanguage(language);
      remember("language", language);
      // The texts around this screen too, also while the account is not known.
      this.tell(this.account);
    }
    this.requestUpdate();
  }

  async leave(everywhere) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    const frame = this.frame;
    frame.leaving = true;
    const ended = await signOut(everywhere);
    const open = everywhere ? t("settings.everywhereOpen") : t("settings.signOutOpen");
    frame.dispatchEvent(new CustomEvent("sign-out", { detail: ended ? "" : open }));
    this.busy = false;
  }
}

define("ll-settings", Settings);
