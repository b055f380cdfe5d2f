/** Serves simulated AWS to the real engine, with the endpoints of real control planes. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { aws } from "../../../preview/cloud/aws";
import type { SimulatedPackage, Subject } from "../../../preview/cloud/package";
import type { Properties } from "../../../preview/engine/wire";
import { serveAws } from "../servedAws";

const CONTROL_PLANES = process.env.CONTROL_PLANES ?? "";

const withControlPlanes: SimulatedPackage = {
  ...aws,
  computed: (subject) => ({ ...aws.computed(subject), ...controlPlane(subject) }),
};

/** Where a cluster is, and how it proves to be it. */
function controlPlane({ type, name }: Subject): Properties {
  const file = join(CONTROL_PLANES, `${name}.cluster.json`);
  if (type !== "aws:eks/cluster:Cluster" || !existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")) as Properties;
}

void serveAws(withControlPlanes);
