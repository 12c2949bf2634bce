import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, beforeEach, mock, test } from "node:test";
import * as staff from "../../main/resources/web/board/session.js";
import * as skier from "../../main/resources/web/skier/session.js";
import { flags, remembered } from "../../main/resources/web/shared/settings.js";
import { forget, resume, sessionBegan, sessionNow } from "../../main/resources/web/shared/session.js";
import { endOpen } from "../../main/resources/web/shared/sign-out.js";

// What a page has and Node has not.
const stored = new Map();
globalThis.localStorage = {
  getItem: (name) => stored.get(name) ?? null,
  setItem: (name, value) => stored.set(name, value),
  removeItem: (name) => stored.delete(name),
};
const cached = new Set();
globalThis.caches = { delete: async (name) => cached.delete(name) };
globalThis.dispatchEvent = () => true;

const isSignedIn = (flag) => remembered(flag) !== null;

let server;
let status;
let detail;
let asked;
let storedAtRequest;
const direct = globalThis.fetch;

before(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    storedAtRequest.push(cached.size + stored.has("liftline.signedIn"));
    const known = status[`${request.method} ${request.url}`] ?? 204;
    response.writeHead(known, { "Content-Type": "application/problem+json" });
    response.end(known === 204 ? undefined : JSON.stringify({ detail, role: "skier" }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${server.address().port}`;
  globalThis.fetch = (path, options) => direct(base + path, options);
});

after(() => {
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  stored.clear();
  stored.set("liftline.signedIn", "yes");
  resume(flags.skier);
  resume(flags.board);
  cached.add("answers");
  status = {};
  detail = "";
  asked = [];
  storedAtRequest = [];
});

test("nothing is on the device any more when the gateway is asked to end the session", async () => {
  assert.equal(await skier.signOut(false), true);
  assert.deepEqual(asked, ["DELETE /session"]);
  assert.deepEqual(storedAtRequest, [0]);
  assert.equal(stored.size, 0);
});

test("a session that could not be ended is ended later, and only once", async () => {
  status["DELETE /sessions"] = 503;
  assert.equal(await skier.signOut(true), false);
  assert.equal(isSignedIn(flags.skier), false);
  assert.equal(cached.size, 0);
  status = {};
  assert.equal(await endOpen(), true);
  assert.equal(await endOpen(), true);
  assert.deepEqual(asked, ["DELETE /sessions", "DELETE /sessions"]);
});

test("a session that has ended already is no failure", async () => {
  status["DELETE /session"] = 401;
  assert.equal(await skier.signOut(false), true);
});

test("a new session is never ended for one that was left open", async () => {
  status["DELETE /session"] = 503;
  await skier.signOut(false);
  status["POST /session"] = 200;
  await skier.signIn("LL-00000007", "271828");
  assert.equal(isSignedIn(flags.skier), true);
  asked = [];
  status = {};
  await endOpen();
  assert.deepEqual(asked, []);
});

test("staff leave nothing on the device either if the gateway cannot be reached", async () => {
  stored.clear();
  stored.set("liftline.staffSignedIn", "yes");
  resume(flags.board);
  status["DELETE /session"] = 500;
  assert.equal(await staff.signOut(), false);
  assert.equal(isSignedIn(flags.board), false);
  assert.equal(cached.size, 0);
});

test("an account that is deleted leaves nothing on the device, also if other sessions may go on", async () => {
  status["DELETE /me"] = 500;
  status["GET /me"] = 200;
  detail = "Your data are deleted, but a session that began at the same time may go on.";
  assert.equal(await skier.deleteAccount("271828"), false);
  assert.equal(isSignedIn(flags.skier), false);
  assert.equal(cached.size, 0);
});

test("an account that may be deleted or not is, if its session has ended", async () => {
  status["DELETE /me"] = 500;
  status["GET /me"] = 401;
  assert.equal(await skier.deleteAccount("271828"), false);
  assert.equal(isSignedIn(flags.skier), false);
});

test("an account that is not deleted stays signed in", async () => {
  status["DELETE /me"] = 503;
  status["GET /me"] = 200;
  await assert.rejects(skier.deleteAccount("271828"), { kind: "away" });
  status["DELETE /me"] = 401;
  await assert.rejects(skier.deleteAccount("wrong"), { kind: "signedOut" });
  assert.equal(isSignedIn(flags.skier), true);
  assert.equal(cached.size, 1);
});

/** Another tab of the same browser. */
const { sessionBegan: beginElsewhere, ...elsewhere } = await import("../../main/resources/web/shared/session.js?another-tab");

test("a page knows that another tab signed somebody out", async () => {
  elsewhere.resume(flags.skier);
  assert.equal(sessionNow(flags.skier), "same");
  await elsewhere.forget(flags.skier);
  assert.equal(sessionNow(flags.skier), "ended");
});

test("a page deletes nothing of whom another tab signed in since", async () => {
  await sessionBegan(flags.skier);
  assert.equal(sessionNow(flags.skier), "same");
  await beginElsewhere(flags.skier);
  cached.add("answers");
  assert.equal(sessionNow(flags.skier), "another");
  await forget(flags.skier);
  assert.equal(isSignedIn(flags.skier), true);
  assert.equal(cached.size, 1);
  resume(flags.skier);
  await forget(flags.skier);
  assert.equal(isSignedIn(flags.skier), false);
  assert.equal(cached.size, 0);
});

test("signing in at the board ends the skier's session before the new one replaces it", async () => {
  status["POST /session"] = 200;
  await staff.signIn("mia", "a long passphrase");
  assert.deepEqual(asked, ["DELETE /session", "POST /session"]);
  assert.deepEqual(storedAtRequest, [0, 0]);
  assert.equal(sessionNow(flags.skier), "same");
  assert.deepEqual([isSignedIn(flags.skier), isSignedIn(flags.board)], [false, true]);
});

test("signing in to the app ends an operator's session before the new one replaces it", async () => {
  stored.clear();
  stored.set("liftline.staffSignedIn", "yes");
  status["POST /session"] = 200;
  await skier.signIn("LL-4M7KX2PQ", "271828");
  assert.deepEqual(asked, ["DELETE /session", "POST /session"]);
  assert.deepEqual([isSignedIn(flags.skier), isSignedIn(flags.board)], [true, false]);
});

test("nothing is ended where nobody is signed in", async () => {
  stored.clear();
  status["POST /session"] = 200;
  await skier.signIn("LL-4M7KX2PQ", "271828");
  assert.deepEqual(asked, ["POST /session"]);
});

test("a sign-in gives up a request that still ends the session before", async () => {
  status["POST /session"] = 201;
  const answers = [];
  const connected = globalThis.fetch;
  globalThis.fetch = (path, options) =>
    options.method === "DELETE" ? new Promise((_, reject) => waiting(options.signal, reject)) : connected(path, options);
  const waiting = (signal, reject) =>
    signal.addEventListener("abort", () => {
      answers.push("given up");
      reject(signal.reason);
    });
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const signedIn = skier.signIn("LL-00000001", "1234567");
    for (let i = 0; i < 20; i++) {
      await new Promise(setImmediate);
      mock.timers.tick(5_000);
    }
    await signedIn;
  } finally {
    mock.timers.reset();
    globalThis.fetch = connected;
  }
  assert.deepEqual(answers, ["given up"]);
  assert.equal(sessionNow(flags.skier), "same");
  assert.equal(await endOpen(), true);
  assert.deepEqual(asked, ["POST /session"]);
});
