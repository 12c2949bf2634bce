// What somebody types to name a skier.

const pass = /^LL-?(\d{1,8})$/i;
const skier = /^\d{1,9}$/;

/** The fields of a search: { skierID } or { pass }; null if it is neither. */
export function asked(text) {
  const typed = text.replace(/\s+/g, "");
  if (skier.test(typed)) {
    return { skierID: Number(typed) };
  }
  const found = pass.exec(typed);
  return found === null ? null : { pass: `LL-${found[1].padStart(8, "0")}` };
}
