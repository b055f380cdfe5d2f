import { all, literal } from "./cel";
import type { Guard } from "./guard";
import { podChanges, podResources, podVariables } from "./pods";

/** What no pod in the installation's namespaces may have, whoever creates it. */
export const podGuard = (registries: readonly string[]): Guard => ({
  name: "pods",
  resources: podResources,
  changes: podChanges,
  variables: {
    podSpec: podVariables.podSpec,
    containers: podVariables.containers,
    images:
      'variables.containers.map(c, c.?image.orValue(""))' +
      " + variables.podSpec.?volumes.orValue([])" +
      '.filter(v, has(v.image)).map(v, v.image.?reference.orValue(""))',
    registries: literal(registries),
  },
  rules: [
    {
      expression: "variables.images.all(i, variables.registries.exists(r, i.startsWith(r)))",
      message:
        `Images of this namespace come from ${registries.join(", ")}. Name the image in full, or add its ` +
        "registry to guards.registries and run `pulumi up`.",
    },
    {
      expression: all(
        ...["hostNetwork", "hostPID", "hostIPC"].map(
          (name) => `!variables.podSpec.?${name}.orValue(false)`,
        ),
        "variables.containers.all(c, c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0))",
      ),
      message:
        "Pods of this namespace have no hostNetwork, hostPID, hostIPC or hostPort: these lead around load " +
        "balancers and NetworkPolicies. Leave them out.",
    },
  ],
});
