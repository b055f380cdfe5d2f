import { at, isAbsent, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { runs } from "../../workloads/runs";
import type { Exposure } from "../exposure";
import { unseenFrontend } from "../frontend";
import type { Topology } from "../topology/topology";
import type { Controller } from "./controller";

/**
 * Custom routing accelerators lead each of their ports to one address and port in a subnet, which may be a pod's or a
 * server's.
 */
export const customRouting: Controller = {
  described: {
    name: "AWS Global Accelerator with custom routing",
    source:
      "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-custom-routing-how-it-works.html",
    serves: "subnets in an endpoint group",
    decided: [],
    undecided: ["which addresses of a subnet it leads to"],
    unseen: [],
  },
  exposures: customRoutes,
};

function customRoutes({ index, workloads }: Topology): Exposure[] {
  const groups = index
    .ofKind("customRoutingGroup")
    .filter(({ props }) =>
      items(at(props, "endpointConfigurations")).some((each) => !isAbsent(at(each, "endpointId"))),
    );
  const reached = workloads.filter((workload) => runs(workload, "gui") || runs(workload, "api"));
  return groups.flatMap((resource) => {
    const label = `custom routing accelerator endpoint group ${resource.name}`;
    const reason = "which addresses of its subnets it leads to cannot be seen";
    return reached.map((workload): Exposure => ({
      workload,
      path: label,
      gates: [admitUndecided(reason)],
      requests: "any",
      frontend: { ...unseenFrontend(resource, label), protocol: "raw" },
    }));
  });
}
