// Requests that "#shared/start.js" has begun before the modules were there that use the answers.

/** The request that was begun for a path, once; null if there is none. */
export function take(path) {
  const request = globalThis.begun?.get(path) ?? null;
  globalThis.begun?.delete(path);
  return request;
}

/** Those of another session. */
export function giveUp() {
  globalThis.begun?.clear();
}
