import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, outline, peak, soFar, stepsOf, totals } from "../../main/resources/web/board/replay-figures.js";

const replay = { minutes: 5, lifts: [{ id: 1, rides: [1, 0, 4] }, { id: 2, rides: [2, 3] }] };

test("a replay is as long as that of the lift with the newest ride", () => {
  assert.equal(stepsOf(replay), 3);
  assert.equal(stepsOf({ lifts: [] }), 0);
});

test("the steps of all lifts are added, also where a lift has ended", () => {
  assert.deepEqual(totals(replay), [3, 3, 4]);
});

test("so far includes the step that is shown", () => {
  assert.deepEqual([soFar([1, 0, 4], 0), soFar([1, 0, 4], 2), soFar([2, 3], 2)], [1, 5, 5]);
});

test("the peak is that of any lift, and never zero", () => {
  assert.equal(peak(replay), 4);
  assert.equal(peak({ lifts: [{ rides: [0, 0] }] }), 1);
});

test("an outline begins and ends at the ground", () => {
  assert.equal(outline([1, 4], 4, 24), "M0 24V18H1V0H2V24Z");
  assert.equal(outline([], 4, 24), "");
});

test("the days beside a day skip those without rides", () => {
  const days = [{ day: 3 }, { day: 7 }, { day: 9 }];
  assert.deepEqual(beside(days, 7), { before: { day: 3 }, after: { day: 9 } });
  assert.deepEqual(beside(days, 8), { before: { day: 7 }, after: { day: 9 } });
  assert.deepEqual(beside(days, 3), { before: null, after: { day: 7 } });
});
