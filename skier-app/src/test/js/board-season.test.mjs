import assert from "node:assert/strict";
import { test } from "node:test";
import {
  againstWeekBefore,
  byWeekday,
  calendar,
  earlierSeason,
  totals,
  weekday,
} from "../../main/resources/web/board/season-figures.js";

const day = (date, guests, rides = guests * 10) => ({ date, guests, rides });

test("the week begins on Monday", () => {
  assert.equal(weekday("2026-01-05"), 0);
  assert.equal(weekday("2026-01-11"), 6);
});

test("a calendar has the days without rides too, also over a change of clocks", () => {
  const days = calendar([day("2026-03-28", 1), day("2026-03-30", 2)]);
  assert.deepEqual(days.map((one) => [one.date, one.day?.guests ?? null]), [["2026-03-28", 1], ["2026-03-29", null], ["2026-03-30", 2]]);
  assert.deepEqual(calendar([]), []);
});

test("a day is compared with the same weekday a week before, or not at all", () => {
  const days = [day("2026-01-01", 100), day("2026-01-02", 0, 0), day("2026-01-08", 150), day("2026-01-09", 10)];
  assert.equal(againstWeekBefore(days, days[2], "guests"), 0.5);
  assert.equal(againstWeekBefore(days, days[3], "guests"), null);
  assert.equal(againstWeekBefore(days, days[0], "guests"), null);
});

test("the season before is shown by weekday, not by date", () => {
  assert.equal(weekday("2026-01-07"), weekday("2025-01-08"));
  assert.deepEqual(earlierSeason(["2026-01-07", "2026-01-08"], [day("2025-01-08", 70)], 1, "guests"), [70, null]);
  assert.deepEqual(earlierSeason(["2026-01-07"], [day("2024-01-10", 60)], 2, "guests"), [60]);
});

test("totals name the day with the most", () => {
  const days = [day("2026-01-01", 100, 900), day("2026-01-02", 90, 1000)];
  assert.deepEqual(totals(days, "rides"), { days: 2, guests: 190, rides: 1900, best: days[1] });
  assert.equal(totals([], "rides").best, null);
});

test("weekdays are averages of their days", () => {
  const average = byWeekday([day("2026-01-05", 10), day("2026-01-12", 20), day("2026-01-11", 7)], "guests");
  assert.deepEqual(average, [15, null, null, null, null, null, 7]);
});
