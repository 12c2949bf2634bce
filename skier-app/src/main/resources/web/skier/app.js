// The app's frame: who is signed in, which screen is shown, and the ways between them.
import { announce } from "#shared/announcer.js";
import { Frame, begin, html, nothing } from "#shared/view.js";
import { languages, t, useUnits } from "#shared/i18n.js";
import { icon } from "#shared/icons.js";
import { problem } from "#shared/notices.js";
import { link, parse } from "#shared/routes.js";
import { forget, resume, sessionNow, showAnother } from "#shared/session.js";
import { account } from "#skier/session.js";
import { useLanguage } from "#skier/texts.js";
import { flags, remembered } from "#shared/settings.js";
import { endOpen } from "#shared/sign-out.js";
import { whyNotLoaded } from "#shared/version.js";
import "#skier/sign-in.js";

/** The screens, loaded when they are opened: who is not signed in needs none. */
const screens = {
  today: () => import("#skier/today.js"),
  day: () => import("#skier/today.js"),
  season: () => import("#skier/season.js"),
  lifts: () => import("#skier/lifts.js"),
  ride: () => import("#skier/ride.js"),
  share: () => import("#skier/share.js"),
  leaderboard: () => import("#skier/leaderboard.js"),
  settings: () => import("#skier/settings-screen.js"),
};

const tabs = ["today", "season", "lifts", "leaderboard", "settings"];
const tabOf = { day: "season", ride: "today", share: "today" };

class App extends Frame {
  static properties = {
    route: { state: true },
    signedIn: { state: true },
    account: { state: true },
    ready: { state: true },
    failed: { state: true },
    message: { state: true },
  };

  constructor() {
    super();
    this.signedIn = resume(flags.skier);
    this.account = null;
    this.ready = null;
    this.failed = null;
    this.message = "";
    this.route = parse(location.hash, Object.keys(screens));
    this.follow = () => this.signedIn && this.open(parse(location.hash, Object.keys(screens)), true);
    /** While the skier signs out, an answer that says so is no news. */
    this.leaving = false;
    this.leave = () => this.signedOut(this.leaving ? "" : t("error.signedOut"));
    this.look = () => sessionNow(flags.skier) !== "same" && this.leave();
    this.online = () => endOpen();
    /** A worker that takes over the page has stored nothing of what the page read before. */
    this.controlled = () => this.signedIn && this.identify();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.follow);
    addEventListener("signed-out", this.leave);
    addEventListener("storage", this.look);
    addEventListener("pageshow", this.look);
    addEventListener("online", this.online);
    navigator.serviceWorker?.addEventListener("controllerchange", this.controlled);
    this.addEventListener("account", (event) => this.settled(event.detail));
    this.addEventListener("sign-in", () => this.enter());
    this.addEventListener("sign-out", (event) => this.signedOut(event.detail ?? ""));
    if (this.signedIn) {
      this.open(this.route, false);
      this.identify();
    } else {
      endOpen();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.follow);
    removeEventListener("signed-out", this.leave);
    removeEventListener("storage", this.look);
    removeEventListener("pageshow", this.look);
    removeEventListener("online", this.online);
    navigator.serviceWorker?.removeEventListener("controllerchange", this.controlled);
  }

  async open(route, moves) {
    this.route = route;
    this.ready = null;
    this.failed = null;
    try {
      await screens[route.name]();
      if (this.route === route) {
        this.ready = route;
        await this.updateComplete;
        await this.querySelector("main > *")?.updateComplete;
        this.arrive(moves);
      }
    } catch {
      const failed = await whyNotLoaded("/");
      if (this.route === route) {
        this.failed = failed;
        await this.updateComplete;
        this.arrive(moves);
      }
    }
  }

  /** Says which screen it is, and moves the focus to its heading, so that keyboards and screen readers follow. */
  arrive(moves) {
    document.title = this.signedIn ? `${t(`title.${this.route.name}`)} · Liftline` : "Liftline";
    if (moves) {
      scrollTo(0, 0);
      this.querySelector("h1")?.focus({ preventScroll: true });
    }
  }

  async identify() {
    try {
      const shown = remembered(flags.skier);
      const { data } = await account();
      if (remembered(flags.skier) === shown) {
        this.account = data;
        await this.translate(data.language);
      }
    } catch {
      // The screen says what is wrong; units are metres until the account is known.
    }
  }

  /** The account has changed, or the language; null while it is not known. */
  settled(account) {
    this.account = account;
    this.requestUpdate();
    this.arrive(false);
  }

  /** What was chosen on this device holds; then what the account says, unless that is only what every account begins with. */
  async translate(language) {
    if (remembered("language") === null && language !== "en" && languages.includes(language)) {
      await useLanguage(language);
    }
  }

  enter() {
    this.signedIn = true;
    this.message = "";
    history.replaceState(null, "", link("today"));
    this.identify();
    this.open(parse("", Object.keys(screens)), true);
  }

  /** This page's session has ended; another tab may have begun one since. */
  async signedOut(message) {
    if (sessionNow(flags.skier) === "another") {
      showAnother();
    } else if (this.signedIn) {
      await forget(flags.skier);
      useUnits("metric");
      history.replaceState(null, "", "#/");
      this.signedIn = false;
      this.leaving = false;
      this.account = null;
      this.message = message;
      await this.updateComplete;
      this.arrive(true);
      announce(message);
    }
  }

  render() {
    return this.signedIn ? this.inside() : html`<ll-sign-in .message=${this.message}></ll-sign-in>`;
  }

  inside() {
    const current = tabOf[this.route.name] ?? this.route.name;
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t("skip")}</a>
      <nav class="tabs" aria-label=${t("nav.label")}>
        <a class="brand" href=${link("today")} aria-hidden="true" tabindex="-1">
          <img src="/icons/icon.svg" width="28" height="28" alt="" />Liftline
        </a>
        <ul>
          ${tabs.map(
            (tab) => html`<li>
              <a href=${link(tab)} aria-current=${tab === current ? "page" : nothing}>
                ${icon(tab)}<span>${t(`nav.${tab}`)}</span>
              </a>
            </li>`,
          )}
        </ul>
      </nav>
      <main id="content" tabindex="-1">${this.screen()}</main>
    `;
  }

  skip(event) {
    event.preventDefault();
    document.getElementById("content").focus();
  }

  screen() {
    if (this.failed !== null) {
      return html`<h1 class="visually-hidden" tabindex="-1">${t("error.title")}</h1>
        ${problem(this.failed, () => location.reload())}`;
    }
    if (this.ready === null) {
      return nothing;
    }
    const { name, parameters } = this.ready;
    switch (name) {
      case "season":
        return html`<ll-season .parameters=${parameters} .account=${this.account}></ll-season>`;
      case "lifts":
        return html`<ll-lifts .parameters=${parameters} .account=${this.account}></ll-lifts>`;
      case "ride":
        return html`<ll-ride .parameters=${parameters} .account=${this.account}></ll-ride>`;
      case "share":
        return html`<ll-share .parameters=${parameters} .account=${this.account}></ll-share>`;
      case "leaderboard":
        return html`<ll-leaderboard .parameters=${parameters} .account=${this.account}></ll-leaderboard>`;
      case "settings":
        return html`<ll-settings .account=${this.account}></ll-settings>`;
      case "day":
        return html`<ll-today .parameters=${parameters} .account=${this.account}></ll-today>`;
      default:
        return html`<ll-today .parameters=${{}} .account=${this.account}></ll-today>`;
    }
  }
}

begin("ll-app", App, useLanguage(document.documentElement.lang));

/** The worker stores all files of the app: not while the first view still loads. */
if ("serviceWorker" in navigator && isSecureContext) {
  addEventListener("load", () => setTimeout(() => navigator.serviceWorker.register("/service-worker.js").catch(() => undefined), 3_000));
}
