import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { read } from "../../main/resources/web/shared/api.js";

const etag = '"31"';
let server;
let url;
let bodies = 0;

before(async () => {
  server = createServer((request, response) => {
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, { ETag: etag }).end();
      return;
    }
    if (request.url === "/not-stored") {
      response.writeHead(200, { "Content-Type": "application/json", "Liftline-Offline": "true" }).end("{}");
      return;
    }
    bodies++;
    response.writeHead(200, { ETag: etag, "Content-Type": "application/json" }).end('{"rides":31}');
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}/board/lifts`;
});

after(() => server.close());

test("what is known already is not sent again, and is current", async () => {
  const first = await read(url, { cache: "no-store", known: null });
  const again = await read(url, { cache: "no-store", known: first });
  assert.deepEqual(again.data, { rides: 31 });
  assert.equal(again.etag, etag);
  assert.ok(again.asOf >= first.asOf);
  assert.equal(bodies, 1);
});

test("what the service worker has not stored is no answer, although its status is 200", async () => {
  await assert.rejects(read(new URL("/not-stored", url).href), { kind: "notStored" });
});
