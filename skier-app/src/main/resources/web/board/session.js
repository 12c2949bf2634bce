// Who of the staff is signed in.
import { ApiError, read, send } from "#shared/api.js";
import { endEarlier, sessionBegan, signOutAt } from "#shared/session.js";
import { flags } from "#shared/settings.js";

const staff = ["resort", "security", "admin"];

/** The account: { role, name, resortID }, the last one only if it is bound to a resort. */
export async function account() {
  const { data } = await read("/me", { cache: "no-store" });
  if (!staff.includes(data.role)) {
    throw new ApiError("notStaff", 403, "Not an account of staff.", null);
  }
  return data;
}

export async function signIn(operator, passphrase) {
  await endEarlier();
  await send("POST", "/session", { operator, passphrase });
  await sessionBegan(flags.board);
}

/** Whether operators can sign in at an identity provider. */
export async function hasProvider() {
  try {
    return (await read("/session/oidc", { headers: { Accept: "application/json" } })).data.available === true;
  } catch {
    return false;
  }
}

/** Leaves for the identity provider, which sends the browser back. Who cancels there would never end a session that is still open. */
export async function signInAtProvider() {
  if (!(await endEarlier())) {
    throw new ApiError("away", 503, "The session before could not be ended.", null);
  }
  await sessionBegan(flags.board);
  location.assign("/session/oidc");
}

/** Leaves nothing on this device, then ends the session; returns whether it has ended. */
export function signOut() {
  return signOutAt("/session", flags.board);
}
