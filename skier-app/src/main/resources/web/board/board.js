// The board's frame: who is signed in, which resort and which screen are shown, and the ways between them.
import { announce } from "#shared/announcer.js";
import { Frame, begin, html, nothing } from "#shared/view.js";
import { read } from "#shared/api.js";
import { currentLanguage, errorText, languages, t } from "#shared/i18n.js";
import { icon as sharedIcon } from "#shared/icons.js";
import { problem, skeleton } from "#shared/notices.js";
import { link, parse } from "#shared/routes.js";
import { forget, resume, sessionNow, showAnother } from "#shared/session.js";
import { flags, remember, remembered, theme, useTheme } from "#shared/settings.js";
import { endOpen } from "#shared/sign-out.js";
import { whyNotLoaded } from "#shared/version.js";
import { boardIcon as icon } from "#board/icons.js";
import { account, signOut } from "#board/session.js";
import { useLanguage } from "#board/texts.js";
import "#board/sign-in.js";
import "#board/lifts.js";

/** The screens; all but the first are loaded when they are opened. */
const screens = {
  lifts: () => null,
  replay: () => import("#board/replay.js"),
  season: () => import("#board/season.js"),
  "last-lift": () => import("#board/last-lift.js"),
  flow: () => import("#board/flow.js"),
};

const names = Object.keys(screens);
const searchers = ["security", "admin"];

class Board extends Frame {
  static properties = {
    route: { state: true },
    ready: { state: true },
    signedIn: { state: true },
    account: { state: true },
    resorts: { state: true },
    error: { state: true },
    message: { state: true },
    unspoken: { state: true },
  };

  constructor() {
    super();
    this.route = parse(location.hash, names);
    this.ready = null;
    this.signedIn = resume(flags.board);
    this.account = null;
    this.resorts = null;
    this.error = null;
    this.message = "";
    this.unspoken = "";
    this.follow = () => this.open(parse(location.hash, names), true);
    this.leave = () => this.left(t("error.signedOut"));
    this.look = () => sessionNow(flags.board) !== "same" && this.leave();
    this.online = () => endOpen();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.follow);
    addEventListener("signed-out", this.leave);
    addEventListener("storage", this.look);
    addEventListener("pageshow", this.look);
    addEventListener("online", this.online);
    this.addEventListener("sign-in", () => this.enter());
    this.open(this.route, false);
    if (this.signedIn) {
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
  }

  async open(route, moves) {
    const moved = moves && route.name !== this.route.name;
    this.route = route;
    if (this.resorts !== null) {
      this.error = null;
    }
    try {
      await screens[route.name]();
      if (this.route === route) {
        this.ready = route;
        await this.updateComplete;
        this.arrive(moved);
      }
    } catch {
      const failed = await whyNotLoaded("/board");
      if (this.route === route) {
        this.error = failed;
        await this.updateComplete;
        this.arrive(moved);
      }
    }
  }

  /** Says which screen it is, and moves the focus to its heading, so that keyboards and screen readers follow. */
  arrive(moved) {
    document.title = this.signedIn ? `${t(`nav.${this.route.name}`)} · ${t("title")}` : t("title");
    if (moved) {
      scrollTo(0, 0);
      // The screen's own elements are there with the next frame.
      requestAnimationFrame(() => this.querySelector("h1")?.focus({ preventScroll: true }));
    }
  }

  /** Learns who it is and which resorts he can see. */
  async identify() {
    this.error = null;
    try {
      this.account = await account();
      this.resorts = (await read("/board/resorts")).data.resorts;
      await this.updateComplete;
      this.arrive(false);
    } catch (error) {
      if (error.kind === "notStaff") {
        this.left(t("signIn.notStaff"));
      } else if (error.kind !== "signedOut") {
        this.error = error;
      }
    }
  }

  async enter() {
    this.signedIn = true;
    this.message = "";
    await this.identify();
    await this.updateComplete;
    this.arrive(true);
  }

  /** This page's session has ended; another tab may have begun one since. */
  async left(message) {
    if (sessionNow(flags.board) === "another") {
      showAnother();
    } else if (this.signedIn) {
      await forget(flags.board);
      this.signedIn = false;
      this.account = null;
      this.resorts = null;
      this.error = null;
      this.message = message;
      await this.updateComplete;
      this.arrive(true);
      announce(message);
    }
  }

  /** Of the address, otherwise the one looked at last, otherwise the first with rides. */
  get resort() {
    const byId = (id) => this.resorts.find((resort) => String(resort.id) === id);
    return (
      byId(this.route.parameters.resort) ??
      byId(remembered("resort")) ??
      this.resorts.find((resort) => resort.latest !== null) ??
      this.resorts[0]
    );
  }

  render() {
    return this.signedIn ? this.inside() : html`<ll-staff-sign-in .message=${this.message}></ll-staff-sign-in>`;
  }

  inside() {
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t("skip")}</a>
      <div class="board">
        <header class="side">
          <a class="brand" href=${this.to("lifts")}>
            <img src="/icons/icon.svg" width="32" height="32" alt="" /><span>Liftline</span>
          </a>
          ${this.resorts === null ? html`<div class="skeleton resort-place"></div>` : this.resortChoice()}
          <nav aria-label=${t("nav.label")}>
            <ul>
              ${this.tabs().map(
                (name) => html`<li>
                  <a href=${this.to(name)} aria-current=${name === this.route.name ? "page" : nothing}>
                    ${tabIcon(name)}<span>${t(`nav.${name}`)}</span>
                  </a>
                </li>`,
              )}
            </ul>
          </nav>
        </header>
        <main id="content" tabindex="-1">${this.screen()}</main>
        ${this.foot()}
      </div>
    `;
  }

  tabs() {
    return names.filter((name) => name !== "last-lift" || searchers.includes(this.account?.role));
  }

  to(name) {
    const { resort } = this.route.parameters;
    return link(name, resort === undefined ? {} : { resort });
  }

  resortChoice() {
    if (this.resorts.length < 2) {
      return html`<p class="resort-name">${this.resorts[0]?.name ?? nothing}</p>`;
    }
    const current = this.resort;
    return html`<div class="field compact">
      <label for="resort">${t("resort")}</label>
      <select id="resort" @change=${this.choose}>
        ${this.resorts.map(
          (resort) => html`<option value=${resort.id} .selected=${resort.id === current.id}>${resort.name}</option>`,
        )}
      </select>
    </div>`;
  }

  choose(event) {
    remember("resort", event.target.value);
    location.hash = link(this.route.name, { resort: event.target.value });
  }

  foot() {
    return html`<footer class="foot">
      <div class="field compact">
        <label for="language">${t("language")}</label>
        <select id="language" @change=${this.speak}>
          ${languages.map(
            (one) => html`<option value=${one} lang=${one} .selected=${one === currentLanguage()}>${t(`language.${one}`)}</option>`,
          )}
        </select>
      </div>
      ${this.unspoken ? html`<p class="wrong small" role="alert">${this.unspoken}</p>` : nothing}
      <div class="field compact">
        <label for="theme">${t("theme")}</label>
        <select id="theme" @change=${(event) => useTheme(event.target.value)}>
          ${["auto", "light", "dark"].map(
            (one) => html`<option value=${one} .selected=${one === theme()}>${t(one === "auto" ? "theme.device" : `theme.${one}`)}</option>`,
          )}
        </select>
      </div>
      <div class="who">
        <p>
          <span class="who-name">${this.account?.name ?? html`&nbsp;`}</span>
          <span class="soft small">${this.account ? t(`role.${this.account.role}`) : html`&nbsp;`}</span>
        </p>
        <button class="button quiet icon-only" aria-label=${t("signOut")} title=${t("signOut")} @click=${this.end}>
          ${icon("leave")}
        </button>
      </div>
    </footer>`;
  }

  async speak(event) {
    try {
      await useLanguage(event.target.value);
      remember("language", event.target.value);
      this.unspoken = "";
    } catch (error) {
      this.unspoken = errorText(error);
      event.target.value = currentLanguage();
      return;
    }
    // The texts stand in many elements: all of them are made anew.
    const ready = this.ready;
    this.ready = null;
    await this.updateComplete;
    this.ready = ready;
    await this.updateComplete;
    this.arrive(false);
  }

  async end() {
    this.left(t((await signOut()) ? "signIn.left" : "signIn.leftOpen"));
  }

  skip(event) {
    event.preventDefault();
    document.getElementById("content").focus();
  }

  screen() {
    if (this.error !== null) {
      return html`<h1 class="visually-hidden" tabindex="-1">${t(`nav.${this.route.name}`)}</h1>
        ${problem(this.error, () => this.tryAgain())}`;
    }
    if (this.resorts === null || this.ready === null) {
      return skeleton(4, 6, 24);
    }
    if (this.resorts.length === 0) {
      return html`<section class="empty card">
        <h1 tabindex="-1">${t("noResort.title")}</h1>
        <p>${t("noResort.text")}</p>
      </section>`;
    }
    const { name, parameters } = this.ready;
    switch (name) {
      case "replay":
        return html`<ll-replay .parameters=${parameters} .resort=${this.resort} .account=${this.account}></ll-replay>`;
      case "season":
        return html`<ll-board-season .parameters=${parameters} .resort=${this.resort} .account=${this.account}></ll-board-season>`;
      case "last-lift":
        return this.tabs().includes(name)
          ? html`<ll-last-lift .resort=${this.resort} .account=${this.account}></ll-last-lift>`
          : html`<h1 class="visually-hidden" tabindex="-1">${t("nav.last-lift")}</h1>
              <div class="notice problem">${sharedIcon("problem")}<p>${errorText({ kind: "forbidden" })}</p></div>`;
      case "flow":
        return html`<ll-flow .resort=${this.resort} .account=${this.account}></ll-flow>`;
      default:
        return html`<ll-lifts-now .parameters=${parameters} .resort=${this.resort} .account=${this.account}></ll-lifts-now>`;
    }
  }

  tryAgain() {
    if (this.resorts === null) {
      this.identify();
    } else {
      this.error = null;
      this.open(this.route, true);
    }
  }
}

function tabIcon(name) {
  switch (name) {
    case "replay":
      return icon("replay");
    case "last-lift":
      return icon("search");
    case "flow":
      return icon("flow");
    default:
      return sharedIcon(name);
  }
}

begin("ll-board", Board, useLanguage(document.documentElement.lang));
