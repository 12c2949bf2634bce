// What a day's rides say, and nothing more: scans know when somebody went through a gate, and which lift it was.

/** Minutes without a ride that count as a break. */
export const breakFrom = 45;

/** First and last ride, breaks and the line of the lift vertical, of a day as /app/today has it. */
export function summarize(day) {
  const rides = [...day.rides].sort((a, b) => a.time - b.time);
  let sum = 0;
  const points = rides.map((ride) => ({ time: ride.time, vertical: (sum += ride.vertical) }));
  const breaks = rides
    .slice(1)
    .map((ride, i) => ({ from: rides[i].time, to: ride.time, minutes: ride.time - rides[i].time }))
    .filter((pause) => pause.minutes >= breakFrom);
  return {
    rides,
    points,
    breaks,
    first: rides.at(0)?.time ?? null,
    last: rides.at(-1)?.time ?? null,
    open: minutesBetween(day.resort.opensAt, day.resort.closesAt),
  };
}

/** The rides, newest first, with the breaks between them: [{ ride, index }] and [{ pause }]. */
export function timeline(summary) {
  const entries = [];
  summary.rides.forEach((ride, index) => {
    const pause = summary.breaks.find((one) => one.to === ride.time && index > 0 && summary.rides[index - 1].time === one.from);
    if (pause) {
      entries.push({ pause });
    }
    entries.push({ ride, index });
  });
  return entries.reverse();
}

/** Steps for the chart: from 0 at the opening to the last ride. */
export function steps(summary) {
  const x = [0];
  const y = [0];
  for (const point of summary.points) {
    if (point.time === x.at(-1)) {
      y[y.length - 1] = point.vertical;
    } else {
      x.push(point.time);
      y.push(point.vertical);
    }
  }
  return { x, y };
}

/** Facts of one ride; null if there is no such ride. */
export function rideFacts(day, index) {
  const { rides, points } = summarize(day);
  const ride = rides[index];
  if (ride === undefined) {
    return null;
  }
  const before = rides.slice(0, index);
  return {
    ride,
    number: index + 1,
    count: rides.length,
    sinceLast: index > 0 ? ride.time - rides[index - 1].time : null,
    timeOnLift: before.filter((one) => one.lift.id === ride.lift.id).length + 1,
    verticalSoFar: points[index].vertical,
  };
}

export function minutesBetween(from, to) {
  const minutes = (text) => {
    const [hour, minute] = text.split(":").map(Number);
    return hour * 60 + minute;
  };
  return minutes(to) - minutes(from);
}

/** Whether a hint is about this day, and newer than what is shown. */
export function isNews(hint, day) {
  if (hint === null || day === null) {
    return true;
  }
  const same = hint.season === day.season && hint.day === day.day && hint.resort === day.resort.id;
  return same ? !(hint.version <= day.version) : true;
}
