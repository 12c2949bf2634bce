import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { otherDay, reasons, refusedOf } from "../../main/resources/web/board/refused-figures.js";

const flow = (more = {}) => ({
  refusedScans: {
    since: "2026-01-07T08:12:00Z",
    atLeast: false,
    resorts: [
      { resort: 3, scans: 14, perSecond: 0.2, reasons: [{ reason: "other_resort", scans: 9 }, { reason: "new_reason", scans: 5 }] },
    ],
    ...more,
  },
});

test("a resort's refused scans are counted by reason, and a reason without a text is another reason", () => {
  assert.deepEqual(refusedOf(flow(), 3), {
    scans: 14,
    reasons: [
      { reason: "other_resort", scans: 9 },
      { reason: "other", scans: 5 },
    ],
    since: new Date("2026-01-07T08:12:00Z"),
    atLeast: false,
  });
});

test("a resort that is not named has none, and without a count nobody knows", () => {
  assert.equal(refusedOf(flow({ atLeast: true }), 4).scans, 0);
  assert.equal(refusedOf(flow({ atLeast: true }), 4).atLeast, true);
  assert.equal(refusedOf({ refusedScans: null }, 3), null);
  assert.equal(refusedOf(null, 3), null);
});

test("the date is said only of another day", () => {
  assert.equal(otherDay(new Date(2026, 0, 7, 8), new Date(2026, 0, 7, 23)), null);
  assert.equal(otherDay(new Date(2026, 0, 7, 23), new Date(2026, 0, 8, 1)), "2026-01-07");
});

test("each reason has a text in both languages", () => {
  for (const language of ["en", "de"]) {
    const texts = JSON.parse(readFileSync(new URL(`../../main/resources/web/board/${language}.json`, import.meta.url)));
    assert.deepEqual(reasons.filter((reason) => !texts[`lifts.refusedReason.${reason}`]), []);
  }
});
