// A day replayed in steps of some minutes, worked out from the answer of GET /board/replay.

/** How many steps the day has; 0 without rides. */
export function stepsOf(replay) {
  return Math.max(0, ...replay.lifts.map((lift) => lift.rides.length));
}

/** The rides of all lifts in each step. */
export function totals(replay) {
  return Array.from({ length: stepsOf(replay) }, (_, step) =>
    replay.lifts.reduce((sum, lift) => sum + (lift.rides[step] ?? 0), 0),
  );
}

/** The sum of what was up to a step and in it. */
export function soFar(rides, step) {
  return rides.slice(0, step + 1).reduce((sum, one) => sum + one, 0);
}

/** The most rides that any lift had in a step; at least 1. */
export function peak(replay) {
  return Math.max(1, ...replay.lifts.flatMap((lift) => lift.rides));
}

/** The outline of numbers as an SVG path: each is a step, 1 wide, and `most` is as high as `height`. */
export function outline(rides, most, height) {
  const y = (value) => round(height - (value / most) * height);
  return rides.length === 0 ? "" : `M0 ${height}${rides.map((value, i) => `V${y(value)}H${i + 1}`).join("")}V${height}Z`;
}

function round(value) {
  return Math.round(value * 100) / 100;
}

/** The days beside a day in a list of days: { before, after }, each null if there is none. */
export function beside(days, day) {
  const before = days.filter((one) => one.day < day).at(-1) ?? null;
  const after = days.find((one) => one.day > day) ?? null;
  return { before, after };
}
