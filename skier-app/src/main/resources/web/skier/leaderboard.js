// Days and lifts collected, of skiers who want to be seen. Nothing that would make anybody ski otherwise than they like.
import { define, html, nothing } from "#shared/view.js";
import { number, t } from "#shared/i18n.js";
import { withQuery } from "#shared/routes.js";
import { problem } from "#shared/notices.js";
import { send } from "#shared/api.js";
import { Screen } from "#skier/screen.js";
import { empty } from "#skier/empty.js";

class Leaderboard extends Screen {
  static properties = {
    busy: { state: true },
    refused: { state: true },
    hint: { state: true },
  };

  constructor() {
    super();
    this.busy = false;
    this.refused = null;
    this.hint = "";
  }

  path() {
    const { season, resort } = this.parameters;
    return withQuery("/app/leaderboard", { season, resort });
  }

  heading() {
    const data = this.answer?.data;
    return html`<header class="screen-head">
      <div>
        <p class="eyebrow">${data?.resort ? `${data.resort.name}, ${data.season}` : " "}</p>
        <h1 tabindex="-1">${t("title.leaderboard")}</h1>
      </div>
    </header>`;
  }

  content(data) {
    const nobody = data.byDays.length === 0 && data.byLifts.length === 0;
    return html`
      <p class="soft">${t("leaderboard.lead")}</p>
      ${data.joined ? nothing : this.join()}
      ${nobody
        ? empty(t("leaderboard.empty"), t("leaderboard.emptyText"))
        : html`<div class="two">
            ${this.ranking(t("leaderboard.byDays"), data.byDays, "days", "daysOf")}
            ${this.ranking(t("leaderboard.byLifts"), data.byLifts, "lifts", "liftsOf")}
          </div>`}
      ${data.joined ? this.leave() : nothing}
    `;
  }

  ranking(title, rows, field, words) {
    return html`<section class="card">
      <h2>${title}</h2>
      <ol class="ranking">
        ${rows.map(
          (row) => html`<li class=${row.me ? "me" : ""}>
            <span class="rank soft">${number(row.rank)}</span>
            <span class="name">${row.name}${row.me ? html` <span class="tag">${t("leaderboard.me")}</span>` : nothing}</span>
            <b>${t(words, { count: row[field] })}</b>
          </li>`,
        )}
      </ol>
    </section>`;
  }

  join() {
    return html`<section class="card stack">
      <h2>${t("leaderboard.join")}</h2>
      <p>${t("leaderboard.joinText")}</p>
      <form class="stack" @submit=${this.submit} novalidate>
        <div class="field">
          <label for="nickname">${t("leaderboard.nickname")}</label>
          <input id="nickname" name="nickname" maxlength="20" autocomplete="nickname" required
            .value=${this.account?.nickname ?? ""} aria-describedby="nickname-hint"
            aria-invalid=${this.hint ? "true" : nothing} />
          <span id="nickname-hint" class="hint">${this.hint || t("leaderboard.nicknameHint")}</span>
        </div>
        ${this.refused ? problem(this.refused) : nothing}
        <div><button class="button" aria-busy=${this.busy}>${t("leaderboard.joinSubmit")}</button></div>
      </form>
    </section>`;
  }

  leave() {
    return html`<section class="stack">
      <p class="soft small">${t("leaderboard.leaveText")}</p>
      ${this.refused ? problem(this.refused) : nothing}
      <div>
        <button class="button quiet" aria-busy=${this.busy} @click=${() => this.share({ shares: false })}>
          ${t("leaderboard.leave")}
        </button>
      </div>
    </section>`;
  }

  submit(event) {
    event.preventDefault();
    const nickname = new FormData(event.target).get("nickname").trim();
    if (nickname.length < 2 || nickname.length > 20) {
      this.hint = t("leaderboard.nicknameRule");
      this.querySelector("#nickname").focus();
      return;
    }
    this.hint = "";
    this.share({ shares: true, nickname });
  }

  async share(sharing) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.refused = null;
    try {
      await send("PUT", "/me/sharing", sharing);
      if (this.account !== null) {
        this.dispatchEvent(new CustomEvent("account", { detail: { ...this.account, ...sharing }, bubbles: true }));
      }
      await this.reload();
      this.querySelector("h1")?.focus();
    } catch (error) {
      this.refused = error;
    } finally {
      this.busy = false;
    }
  }

  shapes() {
    return [12, 16];
  }
}

define("ll-leaderboard", Leaderboard);
