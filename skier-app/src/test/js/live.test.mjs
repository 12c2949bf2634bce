import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { LiveUpdates } from "../../main/resources/web/shared/live.js";

// The browser's side of a stream, as Node has none.
class EventSource extends EventTarget {
  static CLOSED = 2;
  static all = [];
  constructor(url) {
    super();
    this.url = url;
    this.readyState = 1;
    EventSource.all.push(this);
  }
  close() {
    this.readyState = EventSource.CLOSED;
  }
  says(type, data = {}) {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
}

globalThis.EventSource = EventSource;
globalThis.document = Object.assign(new EventTarget(), { hidden: false });
const window = new EventTarget();
for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) {
  globalThis[name] = (...all) => window[name](...all);
}
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, writable: true });
mock.timers.enable({ apis: ["setTimeout", "setInterval"] });

let hints;
let states;
let live;
let random;

beforeEach(() => {
  live?.stop();
  document.hidden = false;
  EventSource.all = [];
  hints = [];
  states = [];
  random = 0.5;
  live = new LiveUpdates("/app/live", {
    onChange: (hint) => hints.push(hint),
    onState: (state) => states.push(state),
    random: () => random,
  }).start();
});

const stream = () => EventSource.all.at(-1);

test("an open stream makes the page read what it missed before, then passes hints on", () => {
  stream().says("hello");
  stream().says("rides", { day: 7, version: 31 });
  assert.deepEqual(hints, [null, { day: 7, version: 31 }]);
  assert.deepEqual(states, ["polling", "live"]);
});

test("while the stream is paused the page reads every 15 s, first at a random time, until it resumes", () => {
  stream().says("hello");
  hints = [];
  random = 0.2;
  stream().says("paused");
  mock.timers.tick(2_999);
  assert.deepEqual(hints, []);
  mock.timers.tick(1);
  assert.deepEqual(hints, [null]);
  // One by one: a mocked timer that is set by another begins at the end of the tick.
  mock.timers.tick(15_000);
  mock.timers.tick(15_000);
  assert.deepEqual(hints, [null, null, null]);
  stream().says("resumed");
  mock.timers.tick(59_000);
  assert.deepEqual(hints, [null, null, null, null]);
  assert.deepEqual(states, ["polling", "live", "polling", "live"]);
});

test("a page reads at a random time within 5 s after hints resume", () => {
  stream().says("hello");
  stream().says("paused");
  hints = [];
  random = 0.8;
  stream().says("resumed");
  mock.timers.tick(3_999);
  assert.deepEqual(hints, []);
  mock.timers.tick(1);
  assert.deepEqual(hints, [null]);
});

test("a page that was stopped or connected anew meanwhile does not read once more", () => {
  stream().says("resumed");
  stream().says("hello");
  assert.deepEqual(hints, [null]);
  stream().says("resumed");
  live.stop();
  mock.timers.tick(60_000);
  assert.deepEqual(hints, [null]);
});

test("a stream that cannot be resumed makes the page read again", () => {
  stream().says("reload");
  assert.deepEqual(hints, [null]);
});

test("a refused stream is tried again, later each time, and the page polls meanwhile", () => {
  const refuse = () => {
    stream().readyState = EventSource.CLOSED;
    stream().dispatchEvent(new Event("error"));
  };
  refuse();
  assert.deepEqual(states, ["polling"]);
  mock.timers.tick(2_000);
  assert.equal(EventSource.all.length, 2);
  refuse();
  mock.timers.tick(2_000);
  assert.equal(EventSource.all.length, 2);
  mock.timers.tick(2_000);
  assert.equal(EventSource.all.length, 3);
  mock.timers.tick(15_000);
  assert.ok(hints.length > 0);
});

test("until a stream says hello the page polls", () => {
  assert.deepEqual(states, ["polling"]);
  mock.timers.tick(7_500);
  assert.deepEqual(hints, [null]);
  stream().says("hello");
  mock.timers.tick(45_000);
  assert.deepEqual(hints, [null, null]);
});

test("a stream without a heartbeat for a minute is replaced, and the page polls until another says hello", () => {
  stream().says("hello");
  mock.timers.tick(40_000);
  stream().says("heartbeat");
  mock.timers.tick(59_999);
  assert.equal(EventSource.all.length, 1);
  const dead = stream();
  mock.timers.tick(1);
  assert.equal(EventSource.all.length, 2);
  assert.equal(dead.readyState, EventSource.CLOSED);
  assert.deepEqual(states, ["polling", "live", "polling"]);
  stream().says("hello");
  assert.equal(states.at(-1), "live");
});

test("signing out elsewhere ends the page's session, draining does not", () => {
  let signedOut = 0;
  window.addEventListener("signed-out", () => signedOut++);
  stream().says("end", { reason: "drain" });
  assert.equal(signedOut, 0);
  stream().says("end", { reason: "signed-out" });
  assert.equal(signedOut, 1);
  assert.equal(stream().readyState, EventSource.CLOSED);
  assert.equal(states.at(-1), "ended");
});

test("a page that nobody looks at closes its stream, and reads what it missed when it is looked at again", () => {
  stream().says("hello");
  hints = [];
  document.hidden = true;
  document.dispatchEvent(new Event("visibilitychange"));
  mock.timers.tick(30_000);
  assert.equal(stream().readyState, EventSource.CLOSED);
  document.hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(EventSource.all.length, 2);
  assert.deepEqual(hints, [null]);
});

test("without a network there is no stream, and with one again the page reads what it missed", () => {
  live.stop();
  EventSource.all = [];
  navigator.onLine = false;
  live.start();
  assert.equal(EventSource.all.length, 0);
  navigator.onLine = true;
  window.dispatchEvent(new Event("online"));
  assert.equal(EventSource.all.length, 1);
  assert.deepEqual(hints, [null]);
});

test("a hidden page opens no stream when there is a network again, but when it is looked at", () => {
  document.hidden = true;
  document.dispatchEvent(new Event("visibilitychange"));
  mock.timers.tick(30_000);
  window.dispatchEvent(new Event("online"));
  assert.equal(EventSource.all.length, 1);
  document.hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(EventSource.all.length, 2);
});

test("a page that is opened in the background has no stream until it is looked at", () => {
  live.stop();
  EventSource.all = [];
  document.hidden = true;
  live.start();
  assert.equal(EventSource.all.length, 0);
  document.hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(EventSource.all.length, 1);
});
