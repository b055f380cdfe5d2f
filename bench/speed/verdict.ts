import { join } from "node:path";
import type * as packs from "../../preview/analyzer/pack";
import type * as endpoints from "../../preview/engine/endpoint";
import type * as resources from "../../preview/engine/resource";
import type * as rpc from "../../preview/engine/rpc";
import { type Cost, sum, tree } from "./measure";

const MEGABYTE = 2 ** 20;

/** The cost of the policy pack from its start until it has judged one resource. */
export async function verdictCost(root: string): Promise<Cost> {
  const { PolicyPack } = load<typeof packs>(root, "preview/analyzer/pack");
  const { serveEngine } = load<typeof endpoints>(root, "preview/engine/endpoint");
  const { Server } = load<typeof rpc>(root, "preview/engine/rpc");
  const server = new Server();
  serveEngine(server, () => undefined);
  const context = {
    ...{ project: "bench", stack: "dev", config: {}, secretKeys: [] },
    engine: await server.listen(),
  };
  const ended = new AbortController();
  try {
    const pack = await PolicyPack.start(join(root, "policies"), context, {}, ended.signal);
    await pack.judge(namespace, undefined);
    const processes = tree(process.pid).filter(({ pid }) => pid !== process.pid);
    const sizes = processes.map(({ resident }) => resident / MEGABYTE);
    return {
      cpu: sum(processes.map(({ cpu }) => cpu)),
      memory: sum(sizes),
      largest: Math.max(...sizes),
    };
  } finally {
    ended.abort();
    server.close();
  }
}

/** A resource that the pack examines. */
const namespace: resources.Resource = {
  urn: "urn:pulumi:dev::bench::kubernetes:core/v1:Namespace::bench",
  ...{ type: "kubernetes:core/v1:Namespace", name: "bench", parent: "", provider: "", id: "" },
  ...{ custom: true, external: false, inputs: { metadata: { name: "bench" } }, outputs: {} },
  ...{ dependencies: [], propertyDependencies: {} },
  options: {
    ...{ protect: false, ignoreChanges: [], deleteBeforeReplace: undefined },
    ...{ additionalSecretOutputs: [], aliases: [] },
    timeouts: { create: 0, update: 0, delete: 0 },
  },
};

function load<T>(root: string, file: string): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(root, file));
}
