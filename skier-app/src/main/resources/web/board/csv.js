// Files with comma-separated values as RFC 4180 has them, made of what the page shows.

const quoted = /[",;\t\r\n]|^\s|\s$/;

/** What spreadsheets would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** The text of a file; `rows` are arrays of texts, numbers and null. Numbers have a decimal point in every language. */
export function csv(rows) {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (typeof value !== "string") {
    return String(value);
  }
  const text = formula.test(value) ? `'${value}` : value;
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file's name of parts, without what file systems reject. */
export function fileName(...parts) {
  const name = parts
    .filter((part) => part !== null && part !== undefined)
    .join("-")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\w.]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
  return `${name}.csv`;
}

/** Hands the file to the reader. It begins with a byte order mark, without which spreadsheets guess the encoding. */
export function download(name, rows) {
  const url = URL.createObjectURL(new Blob(["\ufeff", csv(rows)], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * The date and the clock time of minutes after the opening of a ski day, as files have them in every language: "2026-01-07 09:30". After
 * midnight it is the next date.
 */
export function plainMoment(date, opensAt, minutes) {
  const at = new Date(`${date}T${opensAt}:00Z`);
  return Number.isNaN(at.getTime())
    ? `${date} ${opensAt} + ${minutes} min`
    : new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 16).replace("T", " ");
}
