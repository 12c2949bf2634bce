import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Reader } from "../../main/resources/web/shared/reader.js";

mock.timers.enable({ apis: ["setTimeout", "Date"] });

let asked;
let answers;
let errors;
let reader;

beforeEach(() => {
  reader?.stop();
  asked = [];
  answers = [];
  errors = [];
  reader = new Reader(
    (signal) => {
      const request = Promise.withResolvers?.() ?? withResolvers();
      signal.addEventListener("abort", () => request.reject(new DOMException("", "AbortError")));
      asked.push({ ...request, signal });
      return request.promise;
    },
    { took: (answer) => answers.push(answer), failed: (error) => errors.push(error.message) },
  );
});

function withResolvers() {
  const all = {};
  all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }));
  return all;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("an answer under way is waited for, and then asked for once more", async () => {
  reader.reload();
  reader.refresh();
  reader.refresh();
  assert.equal(asked.length, 1);
  asked[0].resolve("first");
  await settled();
  assert.deepEqual(answers, ["first"]);
  assert.equal(asked.length, 2);
  asked[1].resolve("second");
  await settled();
  assert.deepEqual(answers, ["first", "second"]);
  assert.equal(asked.length, 2);
});

test("a request that was not answered for half a minute is given up for a new one", async () => {
  reader.reload();
  mock.timers.tick(30_001);
  reader.refresh();
  assert.equal(asked.length, 2);
  assert.ok(asked[0].signal.aborted);
  asked[1].resolve("second");
  await settled();
  assert.deepEqual(answers, ["second"]);
  assert.deepEqual(errors, []);
});

test("hints of a moment are one request, also if they do not end", () => {
  for (let i = 0; i < 4; i++) {
    reader.refreshSoon();
    mock.timers.tick(50);
  }
  assert.equal(asked.length, 1);
});

test("what is read for another screen is not shown", async () => {
  reader.reload();
  reader.reload();
  asked[0].resolve("of before");
  asked[1].resolve("of now");
  await settled();
  assert.deepEqual(answers, ["of now"]);
});

test("an error is told, and the next read is made all the same", async () => {
  reader.reload();
  asked[0].reject(new Error("away"));
  await settled();
  assert.deepEqual(errors, ["away"]);
  reader.refresh();
  assert.equal(asked.length, 2);
});

test("nothing is told and nothing read after a stop", async () => {
  reader.reload();
  reader.refresh();
  reader.refreshSoon();
  reader.stop();
  mock.timers.tick(1_000);
  await settled();
  assert.equal(asked.length, 1);
  assert.deepEqual([...answers, ...errors], []);
});
