// What somebody types to name a skier.

const skier = /^\d+$/;
const highestSkier = 2_147_483_647;
/** The rule of the API. */
const pass = /^[A-Z0-9-]{1,32}$/;
const hyphens = /[\u2010-\u2015\u2212]/g;

/** The fields of a search: { skierID } or { pass }; null if it is neither. A number alone is a skier's. */
export function asked(text) {
  const typed = text.replace(/\s+/g, "").replace(hyphens, "-").toUpperCase();
  if (skier.test(typed)) {
    const skierID = Number(typed);
    return skierID >= 1 && skierID <= highestSkier ? { skierID } : null;
  }
  return pass.test(typed) ? { pass: typed } : null;
}
