import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar, longestStreak, records, totals } from "../../main/resources/web/skier/season-figures.js";

const day = (date, rides, vertical, resort = 1) => ({ date, rides, vertical, resort: { id: resort } });
const days = [
  day("2026-01-30", 10, 2000),
  day("2026-01-31", 12, 1800),
  day("2026-02-01", 5, 900),
  day("2026-02-01", 3, 600, 2),
  day("2026-02-28", 20, 4000),
  day("2026-03-01", 1, 100),
];

test("a day at two resorts is one ski day", () => {
  assert.deepEqual(totals(days), { days: 5, rides: 51, vertical: 9400 });
});

test("a streak goes over the end of a month", () => {
  assert.equal(longestStreak(days), 3);
  assert.equal(longestStreak([]), 0);
});

test("records name their day", () => {
  assert.equal(records(days).vertical.date, "2026-02-28");
  assert.equal(records(days).rides.date, "2026-02-28");
  assert.equal(records([]).vertical, null);
});

test("the calendar has every month from the first ski day to the last, in weeks from Monday", () => {
  const months = calendar(days);
  assert.deepEqual(months.map(({ month }) => month), ["2026-01", "2026-02", "2026-03"]);
  months.forEach(({ weeks }) => weeks.forEach((week) => assert.equal(week.length, 7)));
  const february = months[1].weeks.flat();
  assert.equal(february.findIndex((cell) => cell !== null), 6, "1 February 2026 is a Sunday");
  assert.equal(february.filter((cell) => cell !== null).length, 28);
});

test("shades go by lift vertical, from 1 for any ride to 4 for the most", () => {
  const cells = calendar(days).flatMap(({ weeks }) => weeks.flat());
  const level = (date) => cells.find((cell) => cell?.date === date).level;
  assert.deepEqual(["2026-02-28", "2026-01-30", "2026-02-01", "2026-03-01", "2026-01-01"].map(level), [4, 2, 2, 1, 0]);
});

test("a day without lift vertical has a shade too, also if no day has any", () => {
  const levels = (days) => calendar(days).flatMap(({ weeks }) => weeks.flat()).filter((cell) => cell?.days.length > 0).map(({ level }) => level);
  assert.deepEqual(levels([day("2026-01-05", 3, 0), day("2026-01-06", 10, 3000)]), [1, 4]);
  assert.deepEqual(levels([day("2026-01-05", 3, 0)]), [1]);
});

test("a day whose date is none counts, and has no place on the calendar", () => {
  const days = [day("2026-01-05", 10, 3000), day("+10000-01-01", 2, 100)];
  assert.equal(totals(days).days, 2);
  assert.deepEqual(calendar(days).map(({ month }) => month), ["2026-01"]);
});
