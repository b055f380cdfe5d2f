import type { RuleCases } from "../case";
import { setReplicas } from "../changes";
import { justEnough, tooFew } from "../replicaCases";

export const cases: RuleCases = {
  rule: "tracardi-gui-replicas",
  red: [
    ...tooFew("gui", 2),
    {
      what: "more asked for by the configuration",
      config: { minimums: { guiInstances: 3 } },
      change: () => undefined,
    },
    {
      what: "a GUI that is a bare Pod",
      change: ({ stack, nameOf, inputs }) => {
        const { metadata, spec } = inputs("gui").spec.template;
        const resource = stack.get(nameOf("gui"));
        resource.type = "kubernetes:core/v1:Pod";
        resource.inputs = { metadata: { ...resource.inputs.metadata, ...metadata }, spec };
      },
    },
  ],
  green: [
    ...justEnough("gui", 2),
    {
      what: "one instance where the configuration asks for no more",
      config: { minimums: { guiInstances: 1 } },
      change: (l) => setReplicas(l, "gui", 1),
    },
    {
      what: "no GUI: it runs on its users' machines",
      change: ({ stack, nameOf }) => stack.remove(nameOf("gui")),
    },
  ],
};
