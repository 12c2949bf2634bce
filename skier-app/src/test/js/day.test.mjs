import assert from "node:assert/strict";
import { test } from "node:test";
import { isNews, rideFacts, steps, summarize, timeline } from "../../main/resources/web/skier/day.js";

const resort = { id: 3, name: "Crystal Mountain", opensAt: "08:30", closesAt: "16:30" };
const ride = (time, id, vertical) => ({ time, lift: { id, name: `Lift ${id}` }, vertical });
const day = {
  season: 2026,
  day: 7,
  version: 4,
  resort,
  rides: [ride(200, 2, 400), ride(12, 1, 210), ride(30, 1, 210), ride(75, 2, 400)],
};

test("a day begins with its first ride and ends with its last, in whatever order they come", () => {
  const { first, last, open } = summarize(day);
  assert.deepEqual([first, last, open], [12, 200, 480]);
});

test("a gap of 45 minutes is a break, one of 44 is none", () => {
  const minutes = (times) => summarize({ ...day, rides: times.map((time) => ride(time, 1, 100)) }).breaks;
  assert.deepEqual(minutes([0, 44]), []);
  assert.deepEqual(minutes([0, 45]), [{ from: 0, to: 45, minutes: 45 }]);
});

test("the line rises with each ride and never falls", () => {
  assert.deepEqual(steps(summarize(day)), { x: [0, 12, 30, 75, 200], y: [0, 210, 420, 820, 1220] });
});

test("two rides in one minute are one step", () => {
  const both = summarize({ ...day, rides: [ride(5, 1, 100), ride(5, 2, 200)] });
  assert.deepEqual(steps(both), { x: [0, 5], y: [0, 300] });
});

test("the timeline has the newest ride first and breaks between", () => {
  const entries = timeline(summarize(day)).map((entry) => (entry.pause ? entry.pause.minutes : entry.ride.time));
  assert.deepEqual(entries, [200, 125, 75, 45, 30, 12]);
});

test("a ride knows its place in the day", () => {
  assert.deepEqual(rideFacts(day, 1), {
    ride: ride(30, 1, 210),
    number: 2,
    count: 4,
    sinceLast: 18,
    timeOnLift: 2,
    verticalSoFar: 420,
  });
  assert.equal(rideFacts(day, 4), null);
});

test("a hint is news if it is newer, about another day, or about everything", () => {
  assert.equal(isNews({ season: 2026, resort: 3, day: 7, version: 4 }, day), false);
  assert.equal(isNews({ season: 2026, resort: 3, day: 7, version: 5 }, day), true);
  assert.equal(isNews({ season: 2026, resort: 3, day: 8, version: 1 }, day), true);
  assert.equal(isNews(null, day), true);
  assert.equal(isNews({ season: 2026, resort: 3, day: 7, version: 1 }, null), true);
});
