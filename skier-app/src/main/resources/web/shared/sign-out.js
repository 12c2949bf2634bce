// Ends the browser's session. Only the gateway can: if it cannot be reached, the page tries again when it is opened next, or when there
// is a network again.
import { send } from "#shared/api.js";
import { remember, remembered } from "#shared/settings.js";

const flag = "ending";
const patience = 5_000;
let request = null;

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
  request ??= end(path).finally(() => (request = null));
  const late = new Promise((resolve) => setTimeout(resolve, patience, false));
  return Promise.race([request, late]);
}

/** After a sign-in: the browser has the new session, which must not be ended for the old one. */
export function keepSession() {
  remember(flag, null);
}

async function end(path) {
  try {
    await send("DELETE", path);
  } catch (error) {
    if (error.kind !== "signedOut") {
      return false;
    }
  }
  remember(flag, null);
  return true;
}
