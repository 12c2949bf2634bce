import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changeSoFar,
  hoursOf,
  liftInHour,
  newestMinute,
  openMinutes,
  orders,
  ridesByHour,
  topLifts,
} from "../../main/resources/web/board/lift-figures.js";

const resort = { id: 3, name: "Crystal Mountain", opensAt: "08:30", closesAt: "16:30" };
const lift = (id, lastRide, hours, capacity = 1200) => ({
  id,
  name: `Lift ${id}`,
  capacity,
  hours: hours.map(([hour, rides, before]) => ({ hour, rides, before })),
  rides: hours.reduce((sum, [, rides]) => sum + rides, 0),
  lastRide,
  silent: false,
});
const day = (lifts) => ({ resort, date: "2026-01-07", lifts, comparedWith: { date: "2025-12-31" } });

/** 84 minutes after opening: the second hour has 25 of its minutes. */
const running = day([lift(1, 84, [[0, 300, 250], [1, 250, 400]]), lift(2, 70, [[0, 100, 150], [1, 50, 100]], null)]);

test("a resort is open from half past eight to half past four for 480 minutes", () => {
  assert.equal(openMinutes(resort), 480);
});

test("the newest ride is that of any lift", () => {
  assert.equal(newestMinute(running), 84);
  assert.equal(newestMinute(day([lift(1, null, [])])), null);
});

test("the hour of the newest ride is running on the latest day, and over on any other", () => {
  assert.deepEqual(hoursOf(running, true).running, { hour: 1, minutes: 25 });
  assert.equal(hoursOf(running, false).running, null);
});

test("an hour that has just begun does not stand for the day: the one before is shown", () => {
  const begun = day([lift(1, 124, [[1, 300, 0], [2, 20, 0]])]);
  assert.equal(hoursOf(begun, true).current, 1);
  assert.equal(hoursOf(day([lift(1, 129, [[2, 20, 0]])]), true).current, 2);
  assert.equal(hoursOf(day([lift(1, 3, [[0, 20, 0]])]), true).current, 0);
});

test("the last hour is over when the lifts close", () => {
  const closed = day([lift(1, 479, [[7, 300, 0]])]);
  assert.equal(hoursOf(closed, true).running, null);
  assert.equal(hoursOf(closed, true).current, 7);
});

test("rides after closing have an hour too", () => {
  assert.equal(hoursOf(day([lift(1, 500, [[8, 3, 0]])]), true).hours.length, 9);
});

test("a running hour is told as what its minutes come to in an hour", () => {
  const { rides, pace, share, change } = liftInHour(running.lifts[0], 1, hoursOf(running, true).running);
  assert.deepEqual([rides, pace, share, change], [250, 600, 0.5, 0.5]);
});

test("an hour that is over is told as it was", () => {
  const { pace, share } = liftInHour(running.lifts[0], 0, hoursOf(running, true).running);
  assert.deepEqual([pace, share], [300, 0.25]);
});

test("without a capacity there is no load, and without rides before there is no change", () => {
  const { share, change } = liftInHour(lift(1, 10, [[0, 7, 0]], null), 0, null);
  assert.deepEqual([share, change], [null, null]);
});

test("an hour without rides is empty", () => {
  assert.deepEqual(liftInHour(running.lifts[0], 5, null), { rides: 0, pace: 0, before: 0, share: 0, change: null });
});

test("hours that have not come are not zero", () => {
  const { rides, before } = ridesByHour(running, [0, 1, 2]);
  assert.deepEqual(rides, [400, 300, null]);
  assert.deepEqual(before, [400, 500, 0]);
});

test("only hours that are over are compared with the other day", () => {
  assert.deepEqual(changeSoFar(running, hoursOf(running, true)), { change: 0, hours: 1 });
  assert.deepEqual(changeSoFar(running, hoursOf(running, false)), { change: 700 / 900 - 1, hours: 2 });
});

test("the lifts with the most rides come first, and those without rides not at all", () => {
  const ids = topLifts(day([lift(1, 1, [[0, 5, 0]]), lift(2, 1, [[0, 9, 0]]), lift(3, null, [])]), 5).map(({ id }) => id);
  assert.deepEqual(ids, [2, 1]);
});

test("lifts whose load is not known stand behind those with little", () => {
  const rows = running.lifts.toReversed().map((one) => ({ lift: one, now: liftInHour(one, 0, null) }));
  assert.deepEqual(rows.sort(orders.share).map((row) => row.lift.id), [1, 2]);
});
