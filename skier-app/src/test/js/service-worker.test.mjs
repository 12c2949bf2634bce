import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const file = new URL("../../main/resources/web/skier/service-worker.js", import.meta.url);
const source = readFileSync(file, "utf8");

function address(request) {
  const { pathname, search } = new URL(request.url ?? request, "http://liftline");
  return pathname + search;
}

/** The worker with a cache and a network; `network(request)` is a response, or throws. */
function worker(network) {
  const stored = new Map();
  const listeners = {};
  const asked = [];
  const cache = {
    match: async (request) => stored.get(address(request))?.clone(),
    put: async (request, response) => stored.set(address(request), response),
  };
  const context = {
    self: { addEventListener: (type, listener) => (listeners[type] = listener), skipWaiting: async () => {}, clients: {} },
    caches: { open: async () => cache, match: async () => undefined },
    location: { origin: "http://liftline" },
    fetch: async (url, options) => {
      asked.push(options.headers.get("If-None-Match"));
      return network();
    },
    Headers,
    Request,
    Response,
    URL,
    setTimeout,
    Promise,
    Date,
  };
  runInNewContext(source, context);
  const read = async (path, headers = {}) => {
    let answer;
    listeners.fetch({
      request: new Request(`http://liftline${path}`, { headers }),
      respondWith: (response) => (answer = response),
      waitUntil: () => {},
    });
    return answer;
  };
  return { read, asked, stored };
}

const day = () => Response.json({ rides: 3 }, { headers: { ETag: '"3"' } });

test("an answer is stored and shown without a network, with the time it was stored", async () => {
  let online = true;
  const { read } = worker(() => {
    if (!online) {
      throw new TypeError("no network");
    }
    return day();
  });
  assert.equal((await read("/app/today")).headers.get("Liftline-Stored"), null);
  online = false;
  const stored = await read("/app/today");
  assert.deepEqual(await stored.json(), { rides: 3 });
  assert.ok(Date.now() - new Date(stored.headers.get("Liftline-Stored")) < 60_000);
});

test("what is not stored is said to be offline, not an error", async () => {
  const { read } = worker(() => {
    throw new TypeError("no network");
  });
  const answer = await read("/app/season");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("Liftline-Offline"), "true");
});

test("a page that knows an answer which the worker has not stored gets it whole", async () => {
  const { read, asked, stored } = worker(day);
  const answer = await read("/app/today", { "If-None-Match": '"3"' });
  assert.deepEqual(asked, [null]);
  assert.deepEqual(await answer.json(), { rides: 3 });
  assert.equal(stored.size, 1);
});

test("what the gateway confirms is as old as the confirmation", async () => {
  let answer = day;
  const { read, asked, stored } = worker(() => answer());
  await read("/app/today");
  const old = new Headers(stored.get("/app/today").headers);
  old.set("Liftline-Stored", "2026-01-01T00:00:00Z");
  stored.set("/app/today", new Response(JSON.stringify({ rides: 3 }), { headers: old }));
  answer = () => new Response(null, { status: 304 });
  const confirmed = await read("/app/today");
  assert.deepEqual(asked, [null, '"3"']);
  assert.deepEqual(await confirmed.json(), { rides: 3 });
  assert.equal(confirmed.headers.get("Liftline-Stored"), null);
  assert.ok(Date.now() - new Date(stored.get("/app/today").headers.get("Liftline-Stored")) < 60_000);
});

test("without a network the latest day is also there for links that name it, and no other", async () => {
  let online = true;
  const { read } = worker(() => {
    if (!online) {
      throw new TypeError("no network");
    }
    return Response.json({ day: { season: 2026, day: 8, resort: { id: 1 }, rides: [] } });
  });
  await read("/app/today");
  online = false;
  const named = await read("/app/today?season=2026&resort=1&day=8");
  assert.equal((await named.json()).day.day, 8);
  assert.ok(named.headers.get("Liftline-Stored"));
  for (const other of ["season=2026&resort=1&day=7", "season=2026&resort=2&day=8", "season=2025&resort=1&day=8"]) {
    assert.equal((await read(`/app/today?${other}`)).headers.get("Liftline-Offline"), "true");
  }
});
