// Ends the browser's session. Only the gateway can: if it cannot be reached, the page tries again when it is opened next, or when there
// is a network again.
import { remember, remembered } from "#shared/settings.js";

const flag = "ending";
const patience = 5_000;
/** The request under way: { done, controller }. */
let ending = null;

/** Ends the session ("/session") or all of the person ("/sessions"); returns whether that is done. Never fails. */
export function endSession(path) {
  remember(flag, path);
  return endOpen(path);
}

/** Ends a session that was left open; returns whether none is. Waits at most five seconds, but goes on trying. */
export function endOpen(path = remembered(flag)) {
  if (path === null) {
    return Promise.resolve(true);
  }
  ending ??= begin(path);
  const late = new Promise((resolve) => setTimeout(resolve, patience, false));
  return Promise.race([ending.done, late]);
}

/** Before a sign-in: a request that goes on would end the new session, or remove its cookie. */
export function stopEnding() {
  ending?.controller.abort();
  ending = null;
}

function begin(path) {
  const controller = new AbortController();
  const begun = { controller };
  begun.done = end(path, controller.signal).finally(() => {
    if (ending === begun) {
      ending = null;
    }
  });
  return begun;
}

/** After a sign-in: the browser has the new session, which must not be ended for the old one. */
export function keepSession() {
  remember(flag, null);
}

async function end(path, signal) {
  try {
    const response = await fetch(path, { method: "DELETE", credentials: "same-origin", signal });
    // 401: it had ended before.
    if (!response.ok && response.status !== 401) {
      return false;
    }
  } catch {
    return false;
  }
  remember(flag, null);
  return true;
}
