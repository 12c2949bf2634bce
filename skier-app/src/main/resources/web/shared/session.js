// Who is signed in. The session is a cookie that no script can read; a front end remembers only that there is one, so that it does not
// ask in vain, and a random text for each sign-in: a browser has one session for all its tabs, and any of them may end it or begin another.
import { giveUp } from "#shared/begun.js";
import { flags, remember, remembered } from "#shared/settings.js";
import { endOpen, endSession, keepSession, stopEnding } from "#shared/sign-out.js";

/** The service worker keeps the last known answers in this cache. */
const answers = "answers";

/** The sign-in that this page shows, by the front end's flag. */
const shown = new Map();

/** Goes on with the session that there is; returns whether there is one. */
export function resume(flag) {
  shown.set(flag, remembered(flag));
  return shown.get(flag) !== null;
}

/** What other tabs did to the session that this page shows: "same" for nothing, "ended", or "another" if somebody signed in since. */
export function sessionNow(flag) {
  const now = remembered(flag);
  return now === (shown.get(flag) ?? null) ? "same" : now === null ? "ended" : "another";
}

/** Shows what another tab signed in for, from the start: nothing of this page is his. */
export function showAnother() {
  history.replaceState(null, "", "#/");
  location.reload();
}

/**
 * Before a sign-in: once the new cookie is there, nobody could end the session before. Other tabs see that it is no more. Returns whether
 * no session is open any more.
 */
export async function endEarlier() {
  let ended = await endOpen();
  if (Object.values(flags).some((flag) => remembered(flag) !== null)) {
    await forgetAll();
    ended = await endSession("/session");
  }
  stopEnding();
  return ended;
}

/** Whoever was signed in before is not any more, and leaves nothing here. */
export async function sessionBegan(flag) {
  keepSession();
  await forgetAll();
  remember(flag, Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join(""));
  resume(flag);
}

/** Leaves nothing on this device, then ends the session ("/session") or all of the person ("/sessions"); returns whether that is done. */
export async function signOutAt(path, flag) {
  await forget(flag);
  return endSession(path);
}

/** Removes from this device who was signed in here and everything about him, but nothing of whom another tab signed in since. */
export async function forget(flag) {
  giveUp();
  if (sessionNow(flag) !== "another") {
    remember(flag, null);
    shown.delete(flag);
    await wipe();
  }
}

async function forgetAll() {
  giveUp();
  Object.values(flags).forEach((flag) => remember(flag, null));
  shown.clear();
  await wipe();
}

async function wipe() {
  if ("caches" in globalThis) {
    await caches.delete(answers);
  }
}
