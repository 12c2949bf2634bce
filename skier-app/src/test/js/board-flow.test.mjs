import assert from "node:assert/strict";
import { test } from "node:test";
import { byService, secondsBefore, withSample } from "../../main/resources/web/board/flow-figures.js";

const replica = (service, name, up = true) => ({ service, name, up });

test("services stand in the order of a ride's path, and those that are not known at the end", () => {
  const services = byService([
    replica("something-else", "x"),
    replica("skier-query-service", "query-1"),
    replica("gateway-service", "gateway-1"),
    replica("skier-query-service", "query-2", false),
  ]);
  assert.deepEqual(services.map(({ service, up }) => [service, up]), [
    ["gateway-service", 1],
    ["skier-query-service", 1],
    ["something-else", 1],
  ]);
});

test("samples that are too old are dropped", () => {
  const samples = withSample([{ at: 0 }, { at: 5_000 }], { at: 10_000 }, 5);
  assert.deepEqual(samples, [{ at: 5_000 }, { at: 10_000 }]);
  assert.deepEqual(secondsBefore(samples), [-5, 0]);
});
