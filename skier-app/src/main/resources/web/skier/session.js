// Who is signed in. The session is a cookie that no script can read; the page remembers only that there is one, so that it does
// not ask in vain.
import { read, send, ApiError } from "#shared/api.js";
import { remember, remembered } from "#shared/settings.js";
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
  const session = await send("POST", "/session", { pass, pin });
  if (session.role !== "skier") {
    await send("DELETE", "/session");
    throw new ApiError("forbidden", 403, "Not a skier.", null);
  }
  remember("signedIn", "yes");
}

/** Ends this session, or all of them. */
export async function signOut(everywhere) {
  await send("DELETE", everywhere ? "/sessions" : "/session");
  await forget();
}

/** Deletes the account and what it has; wrong PINs count as those of a sign-in. */
export async function deleteAccount(pin) {
  await send("DELETE", "/me", { pin });
  await forget();
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
