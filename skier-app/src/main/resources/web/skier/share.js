// A picture of the day to share. It has no pass number, no name and no account: only what the skier sees on it.
import { define, html, nothing } from "#shared/view.js";
import { day as dayText, height, t } from "#shared/i18n.js";
import { icon } from "#shared/icons.js";
import { link, withQuery } from "#shared/routes.js";
import { isDark } from "#shared/settings.js";
import { Screen } from "#skier/screen.js";
import { drawDay } from "#skier/picture.js";
import { noDays } from "#skier/empty.js";

class Share extends Screen {
  static properties = {
    file: { state: true },
    look: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.file = null;
    this.url = null;
    this.look = isDark() ? "dark" : "light";
    this.said = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.release();
  }

  path() {
    const { season, resort, day } = this.parameters;
    return withQuery("/app/today", { season, resort, day });
  }

  async arrived(data) {
    if (data.day !== null) {
      await this.draw(data.day);
    }
  }

  async draw(day) {
    const { look } = this;
    const canvas = document.createElement("canvas");
    drawDay(canvas, day, look);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!this.isConnected || look !== this.look || blob === null) {
      return;
    }
    this.release();
    this.url = URL.createObjectURL(blob);
    this.file = new File([blob], `liftline-${day.date}.png`, { type: "image/png" });
  }

  release() {
    if (this.url !== null) {
      URL.revokeObjectURL(this.url);
    }
    this.url = null;
    this.file = null;
  }

  heading() {
    const { season, resort, day } = this.parameters;
    return html`<header class="screen-head">
      <div>
        <p class="eyebrow"><a href=${link("day", { season, resort, day })}>${icon("back")}${t("ride.back")}</a></p>
        <h1 tabindex="-1">${t("title.share")}</h1>
      </div>
    </header>`;
  }

  content({ day }) {
    if (day === null) {
      return noDays(this.parameters.day);
    }
    const alt = t("share.alt", {
      date: dayText(day.date, "full"),
      resort: day.resort.name,
      vertical: height(day.vertical),
      rides: t("ridesOf", { count: day.rides.length }),
      lifts: t("liftsOf", { count: day.lifts }),
    });
    const canShare = this.file !== null && navigator.canShare?.({ files: [this.file] });
    return html`<div class="share">
      ${this.file === null
        ? html`<div class="skeleton picture"></div>`
        : html`<img class="picture" src=${this.url} alt=${alt} width="1080" height="1350" />`}
      <div class="stack">
        <fieldset class="choice" aria-label=${t("share.look")}>
          ${["light", "dark"].map(
            (look) => html`<label>
              <input type="radio" name="look" .checked=${this.look === look} @change=${() => this.change(look, day)} />
              <span>${t(`theme.${look}`)}</span>
            </label>`,
          )}
        </fieldset>
        <div class="row">
          ${canShare
            ? html`<button class="button" @click=${() => this.share(day)}>${icon("share")}${t("share.share")}</button>`
            : nothing}
          <a class="button ${canShare ? "quiet" : ""}" href=${this.url ?? nothing} download=${`liftline-${day.date}.png`}>
            ${icon("download")}${t("share.save")}
          </a>
        </div>
        <p class="soft small">${t("share.privacy")}</p>
        <p role="status" class="small">${this.said}</p>
      </div>
    </div>`;
  }

  change(look, day) {
    this.look = look;
    this.draw(day);
  }

  async share(day) {
    try {
      await navigator.share({ files: [this.file], title: t("share.title", { date: dayText(day.date, "full") }) });
      this.said = t("share.done");
    } catch (error) {
      // Somebody who closes the device's dialog changed their mind.
      this.said = error.name === "AbortError" ? "" : t("share.failed");
    }
  }

  shapes() {
    return [26, 4];
  }
}

define("ll-share", Share);
