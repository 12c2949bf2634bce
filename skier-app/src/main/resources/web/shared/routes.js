// Routes are in the fragment: #/season, #/day?season=2026&resort=1&day=7. Nothing of them is sent to the server.

/** The name and the parameters of a fragment; the first of `names` if it is another. */
export function parse(hash, names) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const name = names.includes(path) ? path : names[0];
  return { name, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

/** The fragment of a route. */
export function link(name, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return `#/${name}${query === "" ? "" : `?${query}`}`;
}

/** The path of a request with the parameters that are known. */
export function withQuery(path, parameters) {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return known.length === 0 ? path : `${path}?${new URLSearchParams(known)}`;
}
