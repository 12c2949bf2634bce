// Who is signed in. The session is a cookie that no script can read; a front end remembers only that there is one, so that it does not
// ask in vain.
import { giveUp } from "#shared/begun.js";
import { flags, remember } from "#shared/settings.js";
import { endSession, keepSession } from "#shared/sign-out.js";

/** The service worker keeps the last known answers in this cache. */
const answers = "answers";

/** A browser has one session: whoever was signed in before is not any more, and leaves nothing here. */
export async function sessionBegan(flag) {
  keepSession();
  Object.values(flags).forEach((other) => remember(other, null));
  await forget(flag);
  remember(flag, "yes");
}

/** Leaves nothing on this device, then ends the session ("/session") or all of the person ("/sessions"); returns whether that is done. */
export async function signOutAt(path, flag) {
  await forget(flag);
  return endSession(path);
}

/** Removes from this device who was signed in and everything about him. */
export async function forget(flag) {
  giveUp();
  remember(flag, null);
  if ("caches" in globalThis) {
    await caches.delete(answers);
  }
}
