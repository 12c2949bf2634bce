// The path of a ride through the system, worked out from the answers of GET /board/flow.

/** The services in the order in which a ride passes them; others stand at the end. */
const path = ["gateway", "ingest", "consumer", "query", "identity"];

function place(service) {
  const found = path.findIndex((part) => service.includes(part));
  return found < 0 ? path.length : found;
}

/** Replicas by service, in the order of the path: { service, replicas, up }. */
export function byService(replicas) {
  const services = [...new Set(replicas.map(({ service }) => service))].sort(
    (one, other) => place(one) - place(other) || one.localeCompare(other),
  );
  return services.map((service) => {
    const those = replicas.filter((one) => one.service === service);
    return { service, replicas: those, up: those.filter(({ up }) => up).length };
  });
}

/** The samples of the last `seconds`, with a new one at the end. */
export function withSample(samples, sample, seconds) {
  return [...samples, sample].filter(({ at }) => sample.at - at <= seconds * 1000);
}

/** Seconds before the newest sample, negative. */
export function secondsBefore(samples) {
  const newest = samples.at(-1)?.at ?? 0;
  return samples.map(({ at }) => Math.round((at - newest) / 1000));
}
