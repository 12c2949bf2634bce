// The refused scans of one resort, worked out from the answer of GET /board/flow.

/** The reasons that the catalogues have texts for; others are shown as the last one. */
export const reasons = ["other_resort", "other_lift", "invalid_field", "unreadable", "other"];

/** { scans, reasons, since, atLeast }; null if nothing counts them now. */
export function refusedOf(flow, resort) {
  const counted = flow?.refusedScans ?? null;
  if (counted === null) {
    return null;
  }
  const own = counted.resorts.find((one) => one.resort === resort);
  return {
    scans: own?.scans ?? 0,
    reasons: (own?.reasons ?? []).map(({ reason, scans }) => ({
      reason: reasons.includes(reason) ? reason : reasons.at(-1),
      scans,
    })),
    since: new Date(counted.since),
    atLeast: counted.atLeast,
  };
}

/** "2026-01-07" where the reader is; null if that is the same day as `now`, when the time says enough. */
export function otherDay(date, now) {
  const iso = (one) =>
    [one.getFullYear(), one.getMonth() + 1, one.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return iso(date) === iso(now) ? null : iso(date);
}
