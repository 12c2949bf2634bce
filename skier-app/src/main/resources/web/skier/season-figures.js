// A season in figures, from the days that /app/season has. A day at two resorts is one ski day.

export function totals(days) {
  return {
    days: new Set(days.map((day) => day.date)).size,
    rides: sum(days, "rides"),
    vertical: sum(days, "vertical"),
  };
}

/** The days with the most lift vertical and the most rides; null without days. */
export function records(days) {
  const most = (field) => days.reduce((best, day) => (best === null || day[field] > best[field] ? day : best), null);
  return { vertical: most("vertical"), rides: most("rides") };
}

/** The most days in a row. */
export function longestStreak(days) {
  const dates = [...new Set(days.map((day) => day.date))].sort();
  let longest = 0;
  let current = 0;
  let before = null;
  for (const date of dates) {
    current = before !== null && ordinal(date) - ordinal(before) === 1 ? current + 1 : 1;
    longest = Math.max(longest, current);
    before = date;
  }
  return longest;
}

/**
 * The months from the first ski day to the last, each with its weeks of seven cells from Monday. A cell is null outside the month,
 * else { date, number, days, level }: level 0 without rides, else 1 to 4 by lift vertical. A day whose date is none has no place there.
 */
export function calendar(all) {
  const days = all.filter((day) => !Number.isNaN(ordinal(day.date)));
  if (days.length === 0) {
    return [];
  }
  const byDate = Map.groupBy ? Map.groupBy(days, (day) => day.date) : group(days);
  const most = Math.max(...[...byDate.values()].map((all) => sum(all, "vertical")));
  const dates = [...byDate.keys()].sort();
  const months = [];
  for (let month = dates.at(0).slice(0, 7); month <= dates.at(-1).slice(0, 7); month = following(month)) {
    months.push({ month, weeks: weeks(month, byDate, most) });
  }
  return months;
}

function weeks(month, byDate, most) {
  const [year, number] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const offset = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const cells = Array.from({ length: offset }, () => null);
  for (let i = 1; i <= count; i++) {
    const date = `${month}-${String(i).padStart(2, "0")}`;
    const ridden = byDate.get(date) ?? [];
    cells.push({ date, number: i, days: ridden, level: level(ridden, most) });
  }
  while (cells.length % 7 !== 0) {
    cells.push(null);
  }
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** A lift may have no vertical: a day with its rides alone is a ski day too. */
function level(days, most) {
  return days.length === 0 ? 0 : Math.max(1, Math.ceil((sum(days, "vertical") / Math.max(1, most)) * 4));
}

function following(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function group(days) {
  const byDate = new Map();
  days.forEach((day) => byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]));
  return byDate;
}

function sum(days, field) {
  return days.reduce((total, day) => total + day[field], 0);
}

function ordinal(date) {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
