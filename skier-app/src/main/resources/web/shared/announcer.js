// Tells screen readers what changed, at most every 5 s: of several changes the last one.

const pause = 5_000;
let waiting = null;
let timer = 0;
let spokenAt = 0;

/** Needs an element with the id "announcer" and aria-live="polite". */
export function announce(text) {
  waiting = text;
  if (timer === 0) {
    timer = setTimeout(speak, Math.max(100, spokenAt + pause - Date.now()));
  }
}

function speak() {
  timer = 0;
  spokenAt = Date.now();
  const region = document.getElementById("announcer");
  if (region !== null && waiting !== null) {
    region.textContent = waiting;
  }
  waiting = null;
}
