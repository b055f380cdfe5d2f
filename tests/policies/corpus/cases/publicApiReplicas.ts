import type { RuleCases } from "../case";
import { setReplicas } from "../changes";
import { justEnough, tooFew } from "../replicaCases";

export const cases: RuleCases = {
  rule: "tracardi-public-api-replicas",
  red: [
    ...tooFew("publicApi", 3),
    {
      what: "instances enough, but of the internal API",
      change: (l) => {
        setReplicas(l, "publicApi", 1);
        setReplicas(l, "internalApi", 9);
      },
    },
    {
      what: "no public API",
      change: ({ stack, nameOf }) => stack.remove(nameOf("publicApi")),
    },
    {
      what: "more asked for by the configuration",
      config: { minimums: { publicApiInstances: 4 } },
      change: () => undefined,
    },
    {
      what: "a public API that is a Job",
      change: ({ stack, nameOf, inputs }) => {
        stack.get(nameOf("publicApi")).type = "kubernetes:batch/v1:Job";
        delete inputs("publicApi").spec.replicas;
      },
    },
  ],
  green: [
    ...justEnough("publicApi", 3),
    {
      what: "two instances where the configuration asks for no more",
      config: { minimums: { publicApiInstances: 2 } },
      change: (l) => setReplicas(l, "publicApi", 2),
    },
  ],
};
