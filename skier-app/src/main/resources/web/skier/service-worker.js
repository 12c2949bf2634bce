// Makes the app work without a network: its files under their hashed names, and the last known answers with their age.
// The gateway fills in the version and the files; another version is another service worker.
const version = "";
const files = [];

const shell = `shell-${version}`;
/** The page deletes this cache when somebody signs out. */
const answers = "answers";
const page = "/";
const fixed = [page, "/manifest.webmanifest", "/icons/icon.svg", "/icons/icon-192.png"];
/** What a skier may read; never a session, and nothing that is sent. */
const kept = ["/app/today", "/app/season", "/app/lifts", "/app/leaderboard", "/me"];
const storedHeader = "Liftline-Stored";
const patience = 6_000;

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

async function install() {
  const cache = await caches.open(shell);
  // The page by name: as a program the worker would get 404.
  const requests = fixed.map((url) => new Request(url, { cache: "no-cache", headers: { Accept: "text/html, */*" } }));
  await cache.addAll([...requests, ...files]);
  await self.skipWaiting();
}

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("shell-") && name !== shell).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (request.mode === "navigate" && url.pathname === page) {
    event.respondWith(fromShell(page, request));
  } else if (files.includes(url.pathname) || fixed.includes(url.pathname)) {
    event.respondWith(fromShell(url.pathname, request));
  } else if (kept.includes(url.pathname)) {
    event.respondWith(answer(event, request));
  }
});

async function fromShell(path, request) {
  const cached = await caches.match(path, { cacheName: shell, ignoreVary: true });
  return cached ?? fetch(request);
}

/** The network's answer; without one, or after six seconds, the last known. */
async function answer(event, request) {
  const cache = await caches.open(answers);
  const known = (await cache.match(request, { ignoreVary: true })) ?? (await latestDay(cache, request));
  const network = ask(request, known).then(async (response) => {
    if (response.status === 304) {
      await cache.put(request, await dated(known.clone(), true));
      return dated(known.clone(), false);
    }
    if (response.ok) {
      await cache.put(request, await dated(response.clone(), true));
    }
    return response;
  });
  if (known === undefined) {
    return network.catch(() => offline());
  }
  event.waitUntil(network.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, patience, known));
  return Promise.race([network.catch(() => known), late]);
}

/** What is stored without a day in its address, if it is of the day that is asked for: the latest one; else undefined. */
async function latestDay(cache, request) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/app/today" || !searchParams.has("day")) {
    return undefined;
  }
  const latest = await cache.match(pathname, { ignoreVary: true });
  const day = (await latest?.clone().json())?.day;
  const isAsked =
    day &&
    Number(searchParams.get("season")) === day.season &&
    Number(searchParams.get("resort")) === day.resort.id &&
    Number(searchParams.get("day")) === day.day;
  return isAsked ? latest : undefined;
}

/** Past the browser's own cache, which nobody could wipe; with the ETag of what is known. */
function ask(request, known) {
  const headers = new Headers(request.headers);
  const etag = known?.headers.get("ETag");
  if (etag) {
    headers.set("If-None-Match", etag);
  } else {
    // The page's own: without a stored answer nobody here could make one of a 304.
    headers.delete("If-None-Match");
  }
  return fetch(request.url, { headers, cache: "no-store", credentials: "same-origin", signal: request.signal });
}

/** A copy that says when it was stored, or no longer says so, as it was found to be current. */
async function dated(response, stored) {
  const headers = new Headers(response.headers);
  if (stored) {
    headers.set(storedHeader, new Date().toISOString());
  } else {
    headers.delete(storedHeader);
  }
  return new Response(await response.arrayBuffer(), { status: response.status, headers });
}

/** No failed request, nor a status of failure: browsers would report both as errors of the page. The header says what it is. */
function offline() {
  return new Response("{}", { headers: { "Content-Type": "application/json", "Liftline-Offline": "true" } });
}
