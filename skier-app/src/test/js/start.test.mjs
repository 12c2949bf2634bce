import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { read } from "../../main/resources/web/shared/api.js";
import { giveUp, take } from "../../main/resources/web/shared/begun.js";

const file = new URL("../../main/resources/web/shared/start.js", import.meta.url);
const source = readFileSync(file, "utf8");

const urls = {
  "#skier/en.json": "/assets/skier-en.json",
  "#skier/de.json": "/assets/skier-de.json",
  "#board/en.json": "/assets/board-en.json",
};

/** Runs the script in a page; returns what it asked for and set. */
function start({ page = "skier", stored = {}, languages = ["en"], hash = "", answer = () => ({}) } = {}) {
  const root = { dataset: { page }, lang: "" };
  const asked = [];
  const context = {
    document: {
      documentElement: root,
      querySelector: () => ({ textContent: JSON.stringify({ imports: urls }) }),
    },
    localStorage: { getItem: (name) => stored[name.replace("liftline.", "")] ?? null },
    navigator: { languages },
    location: { hash },
    fetch: async (path) => {
      asked.push(path);
      return Response.json(answer(path));
    },
  };
  context.globalThis = context;
  runInNewContext(source, context);
  globalThis.begun = context.begun;
  return { root, asked };
}

test("the language is the chosen one, else the browser's, else English", () => {
  assert.equal(start({ stored: { language: "de" }, languages: ["en-US"] }).root.lang, "de");
  assert.equal(start({ languages: ["fr-FR", "de-CH", "en"] }).root.lang, "de");
  assert.equal(start({ stored: { language: "xx" }, languages: ["fr"] }).root.lang, "en");
  assert.deepEqual(start({ languages: ["de"] }).asked, ["/assets/skier-de.json"]);
});

test("the page has the chosen appearance before anything is drawn", () => {
  assert.equal(start({ stored: { theme: "dark" } }).root.dataset.theme, "dark");
  assert.equal(start().root.dataset.theme, undefined);
});

test("who is signed in has asked for the first view before the modules are there", () => {
  const signedIn = { signedIn: "yes" };
  assert.deepEqual(start({ stored: signedIn }).asked, ["/assets/skier-en.json", "/me", "/app/today"]);
  assert.deepEqual(start({ stored: signedIn, hash: "#/season" }).asked, ["/assets/skier-en.json", "/me"]);
  assert.deepEqual(start({ page: "board", stored: signedIn }).asked, ["/assets/board-en.json"]);
  assert.deepEqual(start({ page: "board", stored: { staffSignedIn: "yes" } }).asked, ["/assets/board-en.json", "/me", "/board/resorts"]);
});

test("an answer that was asked for early is read once", async () => {
  globalThis.fetch = async () => Response.json({ rides: 2 });
  start({ stored: { signedIn: "yes" }, answer: () => ({ rides: 1 }) });
  assert.deepEqual((await read("/app/today")).data, { rides: 1 });
  assert.deepEqual((await read("/app/today")).data, { rides: 2 });
  assert.equal(take("/app/today"), null);
});

test("an early answer of another session is never read", async () => {
  globalThis.fetch = async () => Response.json({ rides: 2 });
  start({ stored: { signedIn: "yes" }, answer: () => ({ rides: 1 }) });
  giveUp();
  assert.deepEqual((await read("/app/today")).data, { rides: 2 });
});

test("who takes an early request learns that it failed", async () => {
  start({
    stored: { signedIn: "yes" },
    answer: () => {
      throw new TypeError("no network");
    },
  });
  await assert.rejects(read("/app/today"), { kind: "offline" });
});
