// The day from opening to closing as a line: a mark for each ride, a bar for each break. What it shows also stands beside it in words.
import { html } from "#shared/view.js";
import { clock } from "#shared/i18n.js";

/** `summary` of the day; `shown`: the index of the ride that stands out, or null. */
export function strip(day, summary, shown = null) {
  const end = Math.max(summary.open, summary.last);
  const at = (minutes) => `${(minutes / end) * 100}%`;
  const isFaint = (i) => shown !== null && i !== shown;
  return html`<div class="strip" aria-hidden="true">
    <div class="strip-line">
      ${summary.breaks.map(
        (pause) => html`<i class="pause" .style=${`left: ${at(pause.from)}; width: ${at(pause.minutes)}`}></i>`,
      )}
      ${summary.rides.map(
        (ride, i) => html`<i class="mark ${isFaint(i) ? "faint" : ""}" .style=${`left: ${at(ride.time)}`}></i>`,
      )}
    </div>
    <div class="row spread small soft">
      <span>${clock(day.resort.opensAt, 0)}</span><span>${clock(day.resort.opensAt, end)}</span>
    </div>
  </div>`;
}
