// A season's days, worked out from the answers of GET /board/season.

const dayLength = 86_400_000;

function parse(iso) {
  return Date.parse(`${iso}T00:00:00Z`);
}

/** The weekday, from 0 for Monday to 6 for Sunday. */
export function weekday(iso) {
  return (new Date(parse(iso)).getUTCDay() + 6) % 7;
}

/** Null if it is no date. */
function shift(iso, days) {
  const date = new Date(parse(iso) + days * dayLength);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** The days from the first to the last one, also those without rides: { date, day }, the latter null for them. */
export function calendar(all) {
  const days = all.filter(({ date }) => shift(date, 0) !== null);
  if (days.length === 0) {
    return [];
  }
  const byDate = new Map(days.map((day) => [day.date, day]));
  const count = Math.round((parse(days.at(-1).date) - parse(days[0].date)) / dayLength) + 1;
  return Array.from({ length: count }, (_, i) => shift(days[0].date, i)).map((date) => ({
    date,
    day: byDate.get(date) ?? null,
  }));
}

/** A day against the same weekday a week before, 0.07 for 7 % more; null if that had no rides. */
export function againstWeekBefore(days, day, measure) {
  const before = days.find((one) => one.date === shift(day.date, -7));
  return before === undefined || before[measure] === 0 ? null : day[measure] / before[measure] - 1;
}

/**
 * For each date the figure of the earlier season's same weekday: 52 weeks before for each year between. Null where there is none.
 */
export function earlierSeason(dates, earlier, years, measure) {
  const byDate = new Map(earlier.map((day) => [day.date, day]));
  return dates.map((date) => byDate.get(shift(date, -364 * years))?.[measure] ?? null);
}

/** { days, guests, rides, best }: guests are counted once for each day; best is the day with the most. */
export function totals(days, measure) {
  return {
    days: days.length,
    guests: days.reduce((sum, day) => sum + day.guests, 0),
    rides: days.reduce((sum, day) => sum + day.rides, 0),
    best: days.reduce((best, day) => (best === null || day[measure] > best[measure] ? day : best), null),
  };
}

/** The average of each weekday's days, Monday first; null for weekdays without one. */
export function byWeekday(days, measure) {
  return Array.from({ length: 7 }, (_, one) => {
    const those = days.filter((day) => weekday(day.date) === one);
    return those.length === 0 ? null : those.reduce((sum, day) => sum + day[measure], 0) / those.length;
  });
}
