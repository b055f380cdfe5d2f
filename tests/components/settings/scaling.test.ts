import * as assert from "node:assert/strict";
import { NetworkPolicyEnforcement, Weekday } from "../../../index";
import { resolve } from "../../../components/settings/resolve";
import { scalingWarnings } from "../../../components/settings/warnings";
import { args, type Changes, existing } from "../../helpers/production";

const of = (changes: Changes) => resolve(args(changes));
const warningsOf = (changes: Changes) => scalingWarnings(of(changes));

describe("settings: scaling", () => {
  it("scale only where there is something between the two numbers", () => {
    const publicApi = { instances: 5, maxInstances: 8 };
    const settings = of({ publicApi, internalApi: { maxInstances: 2 } });
    const autoscaling = { maxInstances: 8, targetCpuPercent: 60 };
    assert.deepEqual(settings.publicApi?.autoscaling, autoscaling);
    assert.equal(settings.publicApi.instances, 5);
    assert.equal(settings.internalApi.autoscaling, undefined);
  });

  it("have servers for the most instances and the spares", () => {
    const pools = (changes: Changes) => of(changes).clusters.map(({ pools: [pool] }) => pool);
    assert.deepEqual(
      pools({
        publicApi: { maxInstances: 20, spareServers: 2, serverCpus: 8 },
        internalApi: { spareServers: 1 },
      }),
      [
        { name: "edge", serverCpus: 8, maxServers: 24 },
        { name: "core", serverCpus: 2, maxServers: 6 },
      ],
    );
  });

  it("measure on core where there is one, and on no cluster that exists", () => {
    const scaled = { publicApi: { maxInstances: 9 } };
    const measured = (changes: Changes) =>
      of({ ...scaled, ...changes }).clusters.map(({ name, metricsPool }) => [name, metricsPool]);
    assert.deepEqual(measured({}), [
      ["edge", "edge"],
      ["core", undefined],
    ]);
    const placement = { publicApi: "all", internalApi: "all", gui: "all" };
    assert.deepEqual(measured({ placement }), [["all", "core"]]);
    assert.deepEqual(measured({ network: { existing }, existingClusters: { edge } }), [
      ["edge", undefined],
      ["core", undefined],
    ]);
  });

  it("take windows in the order of the week, of four hours", () => {
    const days = [Weekday.Sunday, Weekday.Tuesday];
    assert.deepEqual(of({ maintenance: { days, startHourUtc: 2 } }).maintenance, {
      days: ["tuesday", "sunday"],
      startHour: 2,
      hours: 4,
    });
    assert.equal(of({ maintenance: { startHourUtc: 2 } }).maintenance?.days.length, 7);
  });

  it("leave out additions without a value", () => {
    const environment = { A: "x", B: undefined as unknown as string };
    assert.deepEqual(of({ gui: { environment } }).gui?.extras.environment, { A: "x" });
  });
});

describe("warnings: scaling", () => {
  it("are none for a window that does for all servers", () => {
    const maintenance = { days: [Weekday.Sunday], startHourUtc: 2, hours: 1 };
    assert.deepEqual(warningsOf({ maintenance, publicApi: { instances: 10 } }), []);
  });

  it("tell of windows that are too short for the servers", () => {
    const maintenance = { days: [Weekday.Sunday], startHourUtc: 2, hours: 1 };
    assert.deepEqual(warningsOf({ maintenance, publicApi: { instances: 11 } }), [
      'maintenance: to replace the servers of the cluster "edge" one by one may take 65 minutes, and the windows of ' +
        "a week last 60. Servers that are never reached go after 20 days, at any hour.",
    ]);
  });

  it("tell that an existing cluster has to measure by itself, where something scales there", () => {
    const changes = { network: { existing }, existingClusters: { edge } };
    assert.deepEqual(warningsOf({ ...changes, internalApi: { maxInstances: 9 } }), []);
    assert.deepEqual(warningsOf({ ...changes, publicApi: { maxInstances: 9 } }), [
      'publicApi.maxInstances 9: the autoscaler asks the metrics-server of the existing cluster "edge", where none is ' +
        "made. Without one, the number of instances stays as it is.",
    ]);
  });
});

const edge = {
  clusterName: "shared",
  securityGroupId: "sg-0123456789abcdef0",
  autoMode: true,
  serviceCidr: "172.21.0.0/16",
  networkPolicies: NetworkPolicyEnforcement.Enforced,
};
