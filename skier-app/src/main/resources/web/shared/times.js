// Times of a ski day, which may be after midnight: its rides count until 24 hours after the lifts opened.
import { html } from "#shared/view.js";
import { clock, clockInWords } from "#shared/i18n.js";

/** The clock time of `minutes` after the lifts opened: "1:10 (+1)" to see, "1:10 on the next day" to hear. */
export function time(opensAt, minutes) {
  const seen = clock(opensAt, minutes);
  const heard = clockInWords(opensAt, minutes);
  return seen === heard ? seen : html`<span aria-hidden="true">${seen}</span><span class="visually-hidden">${heard}</span>`;
}
