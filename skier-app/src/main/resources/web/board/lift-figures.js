// What the board shows of a resort's day, worked out from the answer of GET /board/day.

/** From how many minutes on a running hour says something about the hour. */
const telling = 10;

/** Minutes from opening to closing. */
export function openMinutes({ opensAt, closesAt }) {
  return minutes(closesAt) - minutes(opensAt);
}

function minutes(clock) {
  const [hour, minute] = clock.split(":").map(Number);
  return hour * 60 + minute;
}

/** The minute of the day's newest ride; null without rides. */
export function newestMinute(day) {
  const last = day.lifts.map((lift) => lift.lastRide).filter((minute) => minute !== null);
  return last.length === 0 ? null : Math.max(...last);
}

/**
 * The hours of a day: { hours, current, running }.
 *
 * - hours: from opening to closing, and any other with rides
 * - current: the newest hour that says something; null without rides
 * - running: the hour of the newest ride, and how many of its minutes have passed: { hour, minutes }; null if the day is over
 *
 * `isLatest`: whether no later day has rides, so that more may come.
 */
export function hoursOf(day, isLatest) {
  const newest = newestMinute(day);
  const open = openMinutes(day.resort);
  const ridden = day.lifts.flatMap((lift) => lift.hours.map(({ hour }) => hour));
  const count = Math.max(Math.ceil(open / 60), ...ridden.map((hour) => hour + 1));
  const hours = Array.from({ length: count }, (_, hour) => hour);
  if (newest === null) {
    return { hours, current: null, running: null };
  }
  const hour = Math.floor(newest / 60);
  const ends = Math.min((hour + 1) * 60, Math.max(open, hour * 60 + 1));
  const isRunning = isLatest && newest < ends - 1;
  const running = isRunning ? { hour, minutes: (newest % 60) + 1 } : null;
  return { hours, current: running !== null && running.minutes < telling && hour > 0 ? hour - 1 : hour, running };
}

/**
 * A lift in an hour: { rides, pace, before, share, change }.
 *
 * - pace: rides an hour; in an hour that is running, what its minutes come to in an hour
 * - share: of what the lift can carry; null if that is not known
 * - change: against the same hour of the other day, 0.07 for 7 % more; null without rides to compare with
 */
export function liftInHour(lift, hour, running) {
  const found = lift.hours.find((one) => one.hour === hour);
  const rides = found?.rides ?? 0;
  const before = found?.before ?? 0;
  const pace = running?.hour === hour ? Math.round((rides * 60) / running.minutes) : rides;
  return {
    rides,
    pace,
    before,
    share: lift.capacity === null ? null : pace / lift.capacity,
    change: before === 0 ? null : pace / before - 1,
  };
}

/** All lifts hour by hour: { rides, before }, each a list as long as `hours`; null after the newest ride. */
export function ridesByHour(day, hours) {
  const newest = newestMinute(day) ?? -1;
  const sum = (hour, name) =>
    day.lifts.reduce((total, lift) => total + (lift.hours.find((one) => one.hour === hour)?.[name] ?? 0), 0);
  return {
    rides: hours.map((hour) => (hour * 60 <= newest ? sum(hour, "rides") : null)),
    before: hours.map((hour) => sum(hour, "before")),
  };
}

/** Rides against the other day over the hours that are complete: { change, hours }; null if there is nothing to compare. */
export function changeSoFar(day, { hours, running }) {
  const newest = newestMinute(day);
  if (newest === null || day.comparedWith === null) {
    return null;
  }
  const complete = hours.filter((hour) => (running === null ? hour * 60 <= newest : hour < running.hour));
  const { rides, before } = ridesByHour(day, complete);
  const earlier = before.reduce((sum, one) => sum + one, 0);
  return earlier === 0
    ? null
    : { change: rides.reduce((sum, one) => sum + one, 0) / earlier - 1, hours: complete.length };
}

/** The lifts with the most rides. */
export function topLifts(day, count) {
  return day.lifts
    .filter((lift) => lift.rides > 0)
    .sort((one, other) => other.rides - one.rides)
    .slice(0, count);
}

/** What tables of lifts can be ordered by. */
export const orders = {
  lift: (one, other) => one.lift.id - other.lift.id,
  pace: (one, other) => other.now.pace - one.now.pace,
  share: (one, other) => (other.now.share ?? -1) - (one.now.share ?? -1),
  change: (one, other) => (other.now.change ?? -Infinity) - (one.now.change ?? -Infinity),
  rides: (one, other) => other.lift.rides - one.lift.rides,
  lastRide: (one, other) => (other.lift.lastRide ?? -1) - (one.lift.lastRide ?? -1),
};
