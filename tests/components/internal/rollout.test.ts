import * as assert from "node:assert/strict";
import { renderNginx } from "../../../components/workloads/gui/nginx";
import { containerPort, rolloutDeadline, timingFor } from "../../../components/internal/rollout";

describe("timingFor", () => {
  for (const request of [1, 10, 30, 50, 60, 120, 600]) {
    it(`outlasts requests of ${request} seconds at each step`, () => {
      const timing = timingFor(request);
      assert.equal(timing.request, request);
      assert.ok(
        timing.idle > timing.request,
        "the load balancer waits longer than a request takes",
      );
      assert.ok(timing.keepAlive > timing.idle, "the server closes later than the load balancer");
      assert.ok(timing.deregistration >= timing.request, "requests to a leaving instance finish");
      assert.ok(timing.drain >= timing.request, "the process lets its requests finish");
      assert.ok(
        timing.gracePeriod > timing.preStop + timing.drain,
        "the process is killed only after pause and drain",
      );
      assert.ok(timing.preStop > 0 && timing.preStop < timing.gracePeriod);
    });
  }

  it("has the public API's figures", () => {
    assert.deepEqual(timingFor(30), {
      request: 30,
      idle: 60,
      keepAlive: 75,
      preStop: 20,
      deregistration: 30,
      drain: 50,
      gracePeriod: 75,
    });
  });

  it("agrees with nginx, whose configuration is a text of its own", () => {
    const { keepAlive, drain } = timingFor(10);
    const config = renderNginx({ apiUrl: "https://tracardi-api.example.com" });
    assert.ok(config.includes(`keepalive_timeout ${keepAlive}s;`));
    const shutdown = Number(/worker_shutdown_timeout (\d+)s;/.exec(config)?.[1]);
    assert.ok(shutdown >= 10 && shutdown <= drain, `${shutdown}`);
    assert.ok(config.includes(`listen ${containerPort} default_server;`));
  });
});

describe("rolloutDeadline", () => {
  it("grows with the instances, as they come one after another", () => {
    assert.deepEqual([1, 2, 3, 10].map(rolloutDeadline), [540, 780, 1020, 2700]);
  });
});
