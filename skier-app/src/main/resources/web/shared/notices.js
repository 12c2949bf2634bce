// What a page says instead of its content: that it loads, that there is nothing, or what to do about an error.
import { html, nothing } from "lit";
import { icon } from "#shared/icons.js";
import { ago, errorText, t } from "#shared/i18n.js";

/** An error in words, with a way to try again where that may help. A new version only helps if it is loaded. */
export function problem(error, retry) {
  const isOld = error?.kind === "newVersion";
  const helps = isOld || (retry && !["forbidden", "signedOut"].includes(error?.kind));
  return html`<div class="notice problem" role="alert">
    ${icon(["offline", "notStored"].includes(error?.kind) ? "offline" : "problem")}
    <p>${errorText(error)}</p>
    ${helps ? html`<div><button class="button quiet" @click=${isOld ? () => location.reload() : retry}>
          ${isOld ? t("error.load") : t("error.retry")}
        </button></div>` : nothing}
  </div>`;
}

/** That what is shown is from before; nothing if it is new. */
export function age(answer) {
  return answer?.stored
    ? html`<p class="notice">${icon("offline")}<span>${t("offline.stored", { ago: ago(answer.asOf) })}</span></p>`
    : nothing;
}

/** Empty shapes of about the size of what will be there. */
export function skeleton(...heights) {
  return html`<div class="stack" role="status">
    <span class="visually-hidden">${t("loading")}</span>
    ${heights.map((height) => html`<div class="skeleton" .style=${`height: ${height}rem`}></div>`)}
  </div>`;
}
