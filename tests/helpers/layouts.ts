import { addFront } from "./front";
import { type Inputs, TestStack, U } from "./policyStack";
import { addClusters, addStores } from "./stores";
import { addOneApi, addWorkloads, hosts, installer } from "./workloads";

/** The least of a Deployment of Tracardi's API or GUI. */
export function deployment(
  app: string,
  image: string,
  replicas: number,
  env: Inputs[] = [],
  namespace = "tracardi",
): Inputs {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: app, namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app, tier: "tracardi" } },
        spec: { containers: [{ name: app, image: `tracardi/${image}:0.8.2.1`, env }] },
      },
    },
  };
}

export const guiApi = (value: string): Inputs => ({ name: "EXPOSE_GUI_API", value });

export const collector = ["/track", "/collect/*", "/redirect/*"];

/** Two clusters that do not exist yet. */
export const clusters = (stack: TestStack): TestStack => addClusters(stack, ["edge", "core"]);

/** The production layout, as good as it should be: breaks no rule. */
export function production(): TestStack {
  const stack = clusters(new TestStack());
  const anyone = ["0.0.0.0/0"];
  const host = hosts.publicApi;
  addFront(stack, { app: "public", provider: "edge", networks: anyone, paths: collector, host });
  addFront(stack, { app: "internal", provider: "core", internal: true, networks: ["10.0.0.0/8"] });
  addFront(stack, { app: "gui", provider: "core", networks: ["203.0.113.0/24"] });
  addWorkloads(stack, { publicApi: "edge", rest: "core" });
  return addStores(stack).add("kubernetes:batch/v1:Job", "installer", installer(), {
    provider: "core",
  });
}

/** The small installation: one API group, whose public side passes only collector paths. */
export function minimal(): TestStack {
  const stack = clusters(new TestStack());
  addFront(stack, { app: "api", provider: "edge", networks: ["0.0.0.0/0"], paths: collector });
  stack.add(
    "aws:lb/listenerRule:ListenerRule",
    "people",
    {
      listenerArn: U,
      actions: [{ type: "forward", targetGroupArn: U }],
      conditions: [{ sourceIp: { values: ["203.0.113.0/24"] } }],
    },
    { from: { listenerArn: ["api-https"], actions: ["api-tg"] } },
  );
  return addStores(addOneApi(stack, "edge"));
}
