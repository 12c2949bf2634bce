import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, fileName, plainMoment } from "../../main/resources/web/board/csv.js";

test("fields with separators, quotes and line ends are quoted, and quotes are doubled", () => {
  assert.equal(csv([["Top, east", 'the "old" one', "two\nlines", "plain"]]), '"Top, east","the ""old"" one","two\nlines",plain\r\n');
});

test("a semicolon and white space at the ends are quoted too, because some programs split or trim there", () => {
  assert.equal(csv([["a;b", " a", "a "]]), '"a;b"," a","a "\r\n');
});

test("a text that spreadsheets would run as a formula is a text", () => {
  assert.equal(csv([["=1+1", "+43", "-lift", "@x"]]), "'=1+1,'+43,'-lift,'@x\r\n");
});

test("numbers keep their sign and decimal point, and what is not known is empty", () => {
  assert.equal(csv([[-0.14, 9000, 0, null, undefined]]), "-0.14,9000,0,,\r\n");
});

test("a file's name has no spaces and no accents", () => {
  assert.equal(fileName("Sölden / Gletscher", 2026, null, "2026-01-07"), "solden-gletscher-2026-2026-01-07.csv");
});

test("times in files have their date and are the same in every language, also after midnight", () => {
  const at = (minutes) => plainMoment("2026-12-31", "08:30", minutes);
  assert.deepEqual([at(0), at(95), at(16 * 60)], ["2026-12-31 08:30", "2026-12-31 10:05", "2027-01-01 00:30"]);
  assert.equal(plainMoment("+10000-01-01", "08:30", 5), "+10000-01-01 08:30 + 5 min");
});
