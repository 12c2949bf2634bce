// Why somebody is searched for: the rule of the API, so that the page can say what is missing before it asks.

const shortest = 5;
export const longest = 200;
/** Control, zero-width and other invisible characters, and halves of a surrogate pair. */
const invisible = /\p{C}/u;

/** { reason }: what is sent; and `problem`: "short", "long", "invisible", or null. */
export function reasonOf(text) {
  const reason = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ").trim();
  const length = [...reason].length;
  if (invisible.test(reason)) {
    return { reason, problem: "invisible" };
  }
  return { reason, problem: length < shortest ? "short" : length > longest ? "long" : null };
}
