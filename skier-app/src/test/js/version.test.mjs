import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, beforeEach, test } from "node:test";
import { whyNotLoaded } from "../../main/resources/web/shared/version.js";

const page = (hash) => `<html><script type="importmap">${map(hash)}</script><ll-app></ll-app></html>`;
const map = (hash) => `{"imports":{"#skier/season.js":"/assets/season.${hash}.js"}}`;

// The page that is open.
globalThis.document = { querySelector: () => ({ textContent: map("aaa") }) };
Object.defineProperty(globalThis, "navigator", { value: {}, writable: true });

let server;
let url;
let status;
let served;

before(async () => {
  server = createServer((request, response) => {
    const wants = request.headers.accept.startsWith("text/html");
    response.writeHead(wants ? status : 404, { "Content-Type": "text/html" }).end(page(served));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}/`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  status = 200;
  served = "aaa";
  navigator = { onLine: true };
});

test("a page that names other files is a new version", async () => {
  served = "bbb";
  assert.deepEqual(await whyNotLoaded(url), { kind: "newVersion" });
});

test("the same version that lacks a module has failed", async () => {
  assert.deepEqual(await whyNotLoaded(url), { kind: "server" });
  served = "bbb";
  status = 503;
  assert.deepEqual(await whyNotLoaded(url), { kind: "server" });
});

test("a page that comes from the service worker says nothing about the network", async () => {
  navigator = { onLine: true, serviceWorker: { controller: {} } };
  assert.deepEqual(await whyNotLoaded(url), { kind: "offline" });
});

test("without an answer there is no network", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = closed.address();
  closed.close();
  assert.deepEqual(await whyNotLoaded(`http://127.0.0.1:${port}/`), { kind: "offline" });
});
