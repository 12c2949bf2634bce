// Who is signed in. The session is a cookie that no script can read; the page remembers only that there is one, so that it does
// not ask in vain.
import { read, send, ApiError } from "#shared/api.js";
import { remember, remembered } from "#shared/settings.js";
import { endOpen, endSession, keepSession } from "#shared/sign-out.js";
import { useUnits } from "#shared/i18n.js";

const answers = "answers";

export function isSignedIn() {
  return remembered("signedIn") === "yes";
}

/** Reads what is about the skier himself: past the browser's own cache, which a page cannot wipe. */
export function readOwn(path, options = {}) {
  return read(path, { cache: "no-store", ...options });
}

/** The account: { skierID, units, language, shares, nickname }. */
export async function account() {
  const answer = await readOwn("/me");
  useUnits(answer.data.units);
  return answer;
}

export async function signIn(pass, pin) {
  await wipe();
  await endOpen();
  const session = await send("POST", "/session", { pass, pin });
  keepSession();
  if (session.role !== "skier") {
    await endSession("/session");
    throw new ApiError("forbidden", 403, "Not a skier.", null);
  }
  remember("signedIn", "yes");
}

/** Leaves nothing on this device, then ends this session, or all of them; returns whether they have ended. */
export async function signOut(everywhere) {
  await forget();
  return endSession(everywhere ? "/sessions" : "/session");
}

/**
 * Deletes the account and what it has; wrong PINs count as those of a sign-in. Returns whether all is done: if not, the data are deleted,
 * but another session may go on.
 */
export async function deleteAccount(pin) {
  let complete = true;
  try {
    await send("DELETE", "/me", { pin });
  } catch (error) {
    const deleted = error.status >= 500 && (/data are deleted/.test(error.message) || (await hasEnded()));
    if (!deleted) {
      throw error;
    }
    complete = false;
  }
  await forget();
  return complete;
}

/** Whether this session has ended; false if that is not known. */
export async function hasEnded() {
  try {
    return (await fetch("/me", { cache: "no-store" })).status === 401;
  } catch {
    return false;
  }
}

/** Removes everything about the skier from this device. */
export async function forget() {
  remember("signedIn", null);
  await wipe();
}

/** The service worker keeps the last known answers in this cache. */
async function wipe() {
  if ("caches" in globalThis) {
    await caches.delete(answers);
  }
}
