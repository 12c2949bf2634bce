// Requests to this gateway. Answers have an ETag: with it the browser's cache, the service worker or read() asks whether there is
// something new.
import { take } from "#shared/begun.js";

/** An answer that is none: `kind` names what the reader should be told, see the catalogue's "error.*"; `fields` are the wrong ones. */
export class ApiError extends Error {
  constructor(kind, status, detail, retryAfter, fields = []) {
    super(detail);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.fields = fields;
  }
}

/** When a stored answer was stored, set by the service worker while there is no network. */
const storedHeader = "Liftline-Stored";

/** The service worker's own answer if there is no network, and nothing that it has stored. */
const offlineHeader = "Liftline-Offline";

const kinds = new Map([
  [400, "invalid"],
  [401, "signedOut"],
  [403, "forbidden"],
  [404, "missing"],
  [409, "conflict"],
  [413, "invalid"],
  [415, "invalid"],
  [429, "tooMany"],
  [503, "away"],
]);

export function kindOf(status) {
  return kinds.get(status) ?? "server";
}

/** What people type to show who they are: a 401 to it means that it is wrong, not that the session has ended. */
const typed = ["pin", "passphrase", "code"];

/**
 * Reads JSON; `options` are those of fetch, and `known`: what read() returned for this path before, or null.
 * Returns the data, their `etag`, `asOf` (when they arrived here, or were found to be current) and `stored` (true: from before, as
 * there is no network).
 */
export async function read(path, { known = null, ...options } = {}) {
  if (known?.etag) {
    options.headers = { ...options.headers, "If-None-Match": known.etag };
  }
  const response = await answered(take(path) ?? fetch(path, { credentials: "same-origin", ...options }));
  if (response.status === 304) {
    return { ...known, asOf: new Date(), stored: false };
  }
  const stored = response.headers.get(storedHeader);
  return {
    data: await response.json(),
    etag: response.headers.get("ETag"),
    asOf: stored ? new Date(stored) : new Date(),
    stored: stored !== null,
  };
}

/** Sends JSON; returns the answer's JSON, or null if it has none. */
export async function send(method, path, body) {
  const options =
    body === undefined
      ? { method }
      : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const wasTyped = typed.some((name) => name in (body ?? {}));
  const response = await answered(fetch(path, { credentials: "same-origin", ...options }), wasTyped);
  return response.status === 204 ? null : response.json().catch(() => null);
}

async function answered(request, wasTyped = false) {
  let response;
  try {
    response = await request;
  } catch (e) {
    if (e.name === "AbortError") {
      throw e;
    }
    throw new ApiError("offline", 0, e.message, null);
  }
  if (response.headers.get(offlineHeader)) {
    throw new ApiError("notStored", 0, "There is no network, and nothing is stored.", null);
  }
  if (!response.ok && response.status !== 304) {
    throw await problem(response, wasTyped);
  }
  return response;
}

async function problem(response, wasTyped) {
  const body = await response.json().catch(() => ({}));
  const kind = kindOf(response.status);
  if (kind === "signedOut" && !wasTyped) {
    dispatchEvent(new CustomEvent("signed-out"));
  }
  const seconds = Number(response.headers.get("Retry-After"));
  const fields = (body.errors ?? []).map(({ field }) => field);
  return new ApiError(kind, response.status, body.detail ?? response.statusText, seconds > 0 ? seconds : null, fields);
}
