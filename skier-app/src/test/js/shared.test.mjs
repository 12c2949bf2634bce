import assert from "node:assert/strict";
import { test } from "node:test";
import * as i18n from "../../main/resources/web/shared/i18n.js";
import { link, parse, withQuery } from "../../main/resources/web/shared/routes.js";
import { kindOf } from "../../main/resources/web/shared/api.js";

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("a text takes its values and its plural", () => {
  i18n.use("en", { hello: "Hello {name}", "rides.one": "{count} ride", "rides.other": "{count} rides" }, ["en-GB"]);
  assert.equal(i18n.t("hello", { name: "Mia" }), "Hello Mia");
  assert.equal(i18n.t("rides", { count: 1 }), "1 ride");
  assert.equal(i18n.t("rides", { count: 1200 }), "1,200 rides");
  assert.equal(i18n.t("missing"), "missing");
});

test("numbers, units and times are those of the language and its region", () => {
  i18n.useUnits("metric");
  i18n.use("en", {}, ["en-US"]);
  assert.equal(plain(i18n.height(2520)), "2,520 m");
  assert.equal(plain(i18n.clock("08:30", 372)), "2:42 PM");
  i18n.use("de", {}, ["de-DE"]);
  assert.equal(plain(i18n.height(2520)), "2.520 m");
  assert.equal(plain(i18n.clock("08:30", 372)), "14:42");
  assert.equal(i18n.day("2026-01-07"), "Mittwoch, 7. Januar");
});

test("a change has a sign unless it is none, and the language's space before the sign of percent", () => {
  const changes = () => [0.074, -0.07, -0.001, 12.345].map((change) => plain(i18n.signedPercent(change)));
  i18n.use("en", {}, ["en-GB"]);
  assert.deepEqual(changes(), ["+7%", "-7%", "0%", "+1,235%"]);
  i18n.use("de", {}, ["de-DE"]);
  assert.deepEqual(changes(), ["+7 %", "-7 %", "0 %", "+1.235 %"]);
});

test("a time after midnight is said to be one of the next day", () => {
  i18n.use("de", { "time.nextDay": "{time} am nächsten Tag" }, ["de-DE"]);
  assert.deepEqual([929, 930, 1000, 1440].map((minutes) => i18n.clock("08:30", minutes)), ["23:59", "0:00 (+1)", "1:10 (+1)", "8:30 (+1)"]);
  assert.deepEqual([929, 930].map((minutes) => i18n.clockInWords("08:30", minutes)), ["23:59", "0:00 am nächsten Tag"]);
});

test("a ride after midnight has the next date", () => {
  i18n.use("en", {}, ["en-GB"]);
  assert.deepEqual(i18n.moment("2026-01-07", "08:30", 929), { date: "2026-01-07", time: "23:59" });
  assert.deepEqual(i18n.moment("2026-01-07", "08:30", 1000), { date: "2026-01-08", time: "1:10" });
  assert.deepEqual(i18n.moment("2026-12-31", "08:30", 1440), { date: "2027-01-01", time: "8:30" });
});

test("what is no date is shown as it came", () => {
  i18n.use("en", {}, ["en-GB"]);
  assert.deepEqual(["2026-13-45", "+10000-01-01", "", null].map((text) => i18n.day(text, "full")), ["2026-13-45", "+10000-01-01", "", "–"]);
  assert.deepEqual(i18n.moment("soon", "08:30", 1000), { date: "soon", time: "1:10 (+1)" });
});

test("feet are shown to those who want them", () => {
  i18n.use("en", {}, ["en-US"]);
  i18n.useUnits("us");
  assert.equal(plain(i18n.height(2520)), "8,268 ft");
  assert.equal(i18n.inUnits(1000), 3281);
  i18n.useUnits("metric");
});

test("a duration has hours only if there are any", () => {
  i18n.use("de", {}, ["de-DE"]);
  assert.equal(plain(i18n.duration(45)), "45 Min.");
  assert.equal(plain(i18n.duration(80)), "1 Std. 20 Min.");
  assert.equal(plain(i18n.duration(120)), "2 Std.");
});

test("axes have full hours, also where lifts open at half past", () => {
  assert.deepEqual(i18n.fullHours("08:30", 0, 200), [30, 90, 150]);
  assert.deepEqual(i18n.fullHours("09:00", 0, 60), [0, 60]);
});

test("how long ago is said in words", () => {
  i18n.use("en", { "time.justNow": "just now" }, ["en"]);
  const now = new Date("2026-01-07T12:00:00Z");
  assert.equal(i18n.ago(new Date("2026-01-07T11:59:30Z"), now), "just now");
  assert.equal(i18n.ago(new Date("2026-01-07T11:50:00Z"), now), "10 minutes ago");
  assert.equal(i18n.ago(new Date("2026-01-06T11:00:00Z"), now), "yesterday");
});

test("a fragment names a screen and its parameters", () => {
  assert.deepEqual(parse("#/day?season=2026&day=7", ["today", "day"]), {
    name: "day",
    parameters: { season: "2026", day: "7" },
  });
  assert.deepEqual(parse("#/nowhere", ["today"]), { name: "today", parameters: {} });
  assert.equal(link("day", { season: 2026 }), "#/day?season=2026");
});

test("a request has only the parameters that are known", () => {
  assert.equal(withQuery("/app/today", { season: 2026, day: undefined, resort: null }), "/app/today?season=2026");
  assert.equal(withQuery("/app/today", {}), "/app/today");
});

test("every status has words", () => {
  assert.deepEqual([401, 403, 429, 503, 500, 502].map(kindOf), [
    "signedOut",
    "forbidden",
    "tooMany",
    "away",
    "server",
    "server",
  ]);
});

test("texts that are not there are an error, not texts", async () => {
  const before = i18n.t("error.retry");
  globalThis.fetch = async () => Response.json({ title: "Not Found", "error.retry": "Not Found" }, { status: 404 });
  await assert.rejects(i18n.load("de", ["http://liftline/assets/de.json"]), { kind: "server" });
  assert.equal(i18n.t("error.retry"), before);
});

test("texts that cannot be reached are a matter of the network", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("no network");
  };
  await assert.rejects(i18n.load("de", ["http://liftline/assets/de.json"]), { kind: "offline" });
});

test("of two languages that are loaded at once the one that was chosen last holds", async () => {
  const answers = new Map();
  globalThis.document = { documentElement: {} };
  globalThis.navigator ??= { languages: ["en"] };
  globalThis.fetch = (url) => new Promise((resolve) => answers.set(url.slice(-7), () => resolve(Response.json({ is: url.slice(-7, -5) }))));
  const chosen = [i18n.load("de", ["http://liftline/de.json"]), i18n.load("en", ["http://liftline/en.json"])];
  for (const file of ["en.json", "de.json", "en.json"]) {
    await new Promise(setImmediate);
    answers.get(file)?.();
  }
  await Promise.all(chosen);
  assert.equal(i18n.t("is"), "en");
  assert.equal(document.documentElement.lang, "en");
});
