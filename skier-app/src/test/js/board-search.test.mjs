import assert from "node:assert/strict";
import { test } from "node:test";
import { asked } from "../../main/resources/web/board/pass.js";
import { reasonOf } from "../../main/resources/web/board/reason.js";

test("a number alone is a skier's, up to the highest that there is", () => {
  assert.deepEqual(asked("12345"), { skierID: 12345 });
  assert.deepEqual(asked(" 2 147 483 647 "), { skierID: 2147483647 });
  assert.equal(asked("2147483648"), null);
  assert.equal(asked("0"), null);
});

test("a pass may have every number that the API accepts, in small letters too", () => {
  assert.deepEqual(asked("ll-4m7kx2pq"), { pass: "LL-4M7KX2PQ" });
  assert.deepEqual(asked(" LL-00000007 "), { pass: "LL-00000007" });
  assert.deepEqual(asked("LL\u20134M7K X2PQ"), { pass: "LL-4M7KX2PQ" });
  assert.deepEqual(asked("S-1"), { pass: "S-1" });
  assert.deepEqual(asked("A".repeat(32)), { pass: "A".repeat(32) });
});

test("nothing else names anybody", () => {
  ["", "  ", "A".repeat(33), "LL_1", "Müller", "LL-1;"].forEach((text) => assert.equal(asked(text), null, text));
});

test("a reason is sent as it was typed, without line ends and white space around it", () => {
  assert.deepEqual(reasonOf("  a    b\n"), { reason: "a    b", problem: null });
  assert.deepEqual(reasonOf("missing\r\nsince 17:10"), { reason: "missing since 17:10", problem: null });
  assert.deepEqual(reasonOf("Familie vermisst ihn 🙁"), { reason: "Familie vermisst ihn 🙁", problem: null });
});

test("a reason is counted in characters after white space at its ends is dropped", () => {
  assert.equal(reasonOf(" abcd ").problem, "short");
  assert.equal(reasonOf("🙁🙁🙁🙁").problem, "short");
  assert.equal(reasonOf("🙁".repeat(200)).problem, null);
  assert.equal(reasonOf("a".repeat(201)).problem, "long");
});

test("a reason that auditors could not read is none", () => {
  ["missing\u200b", "missing\u0000", "missing \ud83d"].forEach((text) => assert.equal(reasonOf(text).problem, "invisible"));
});
