import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Countdown } from "../../main/resources/web/shared/countdown.js";

function host() {
  return { updates: 0, addController() {}, requestUpdate() { this.updates++; } };
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
afterEach(() => mock.timers.reset());

test("a countdown shows each second and says once that it is over", () => {
  const element = host();
  let ended = 0;
  const countdown = new Countdown(element, () => ended++);
  assert.equal(countdown.seconds, 0);

  countdown.start(3);
  assert.equal(countdown.seconds, 3);
  mock.timers.tick(1_000);
  mock.timers.tick(1_000);
  assert.equal(countdown.seconds, 1);
  assert.equal(ended, 0);
  mock.timers.tick(5_000);

  assert.equal(countdown.seconds, 0);
  assert.equal(ended, 1);
  assert.equal(element.updates, 4);
});

test("a countdown that begins again has one end", () => {
  let ended = 0;
  const countdown = new Countdown(host(), () => ended++);
  countdown.start(3);
  mock.timers.tick(1_000);
  countdown.start(60);
  mock.timers.tick(10_000);
  assert.equal(ended, 0);
  assert.equal(countdown.seconds, 50);
  countdown.hostDisconnected();
  mock.timers.tick(100_000);
  assert.equal(ended, 0);
});
