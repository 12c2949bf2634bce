// The skier who is signed in, and his account.
import { read, send, ApiError } from "#shared/api.js";
import { endEarlier, forget, sessionBegan, signOutAt } from "#shared/session.js";
import { flags } from "#shared/settings.js";
import { endSession, keepSession } from "#shared/sign-out.js";
import { useUnits } from "#shared/i18n.js";

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
  await endEarlier();
  const session = await send("POST", "/session", { pass, pin });
  if (session.role !== "skier") {
    keepSession();
    await endSession("/session");
    throw new ApiError("forbidden", 403, "Not a skier.", null);
  }
  await sessionBegan(flags.skier);
}

/** Leaves nothing on this device, then ends this session, or all of them; returns whether they have ended. */
export function signOut(everywhere) {
  return signOutAt(everywhere ? "/sessions" : "/session", flags.skier);
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
  await forget(flags.skier);
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
