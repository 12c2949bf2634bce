// Who of the staff is signed in. The session is a cookie that no script can read; the page remembers only that there is one, so
// that it does not ask in vain.
import { ApiError, read, send } from "#shared/api.js";
import { remember, remembered } from "#shared/settings.js";
import { endOpen, endSession, keepSession } from "#shared/sign-out.js";

const flag = "staffSignedIn";
const staff = ["resort", "security", "admin"];

export function isSignedIn() {
  return remembered(flag) === "yes";
}

/** The account: { role, name, resortID }, the last one only if it is bound to a resort. */
export async function account() {
  const { data } = await read("/me", { cache: "no-store" });
  if (!staff.includes(data.role)) {
    throw new ApiError("notStaff", 403, "Not an account of staff.", null);
  }
  return data;
}

export async function signIn(operator, passphrase) {
  await endOpen();
  await send("POST", "/session", { operator, passphrase });
  await begin();
}

/** Whether operators can sign in at an identity provider. */
export async function hasProvider() {
  try {
    return (await read("/session/oidc", { headers: { Accept: "application/json" } })).data.available === true;
  } catch {
    return false;
  }
}

/** Leaves for the identity provider, which sends the browser back. */
export async function signInAtProvider() {
  await endOpen();
  await begin();
  location.assign("/session/oidc");
}

/** A browser has one session: whoever was signed in to the skier's app is not any more, and leaves nothing there. */
async function begin() {
  keepSession();
  remember("signedIn", null);
  await wipe();
  remember(flag, "yes");
}

/** Leaves nothing on this device, then ends the session; returns whether it has ended. */
export async function signOut() {
  await forget();
  return endSession("/session");
}

/** Removes from this device who was signed in. */
export async function forget() {
  remember(flag, null);
  await wipe();
}

/** The service worker of the skier's app keeps the last known answers here, that to who one is among them. */
async function wipe() {
  if ("caches" in globalThis) {
    await caches.delete("answers");
  }
}
