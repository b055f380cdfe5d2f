import type { RuleCases } from "../case";
import { addSibling, setReplicas } from "../changes";
import { justEnough, tooFew } from "../replicaCases";

export const cases: RuleCases = {
  rule: "tracardi-api-replicas",
  red: [
    ...tooFew("internalApi", 2),
    {
      what: "two and two",
      change: (l) => setReplicas(l, "publicApi", 2),
    },
    {
      what: "no internal API",
      change: ({ stack, nameOf }) => stack.remove(nameOf("internalApi")),
    },
    {
      what: "more asked for by the configuration",
      config: { minimums: { apiInstances: 6 } },
      change: () => undefined,
    },
    {
      what: "an internal API that is a Job",
      change: ({ stack, nameOf, inputs }) => {
        stack.get(nameOf("internalApi")).type = "kubernetes:batch/v1:Job";
        delete inputs("internalApi").spec.replicas;
      },
    },
    {
      what: "instances of apm in the place of the API's",
      change: (l) => {
        setReplicas(l, "internalApi", 1);
        setReplicas(l, "apm", 2);
      },
    },
  ],
  green: [
    ...justEnough("internalApi", 2),
    {
      what: "four and one",
      change: (l) => {
        setReplicas(l, "publicApi", 4);
        setReplicas(l, "internalApi", 1);
      },
    },
    {
      what: "three, one, and one more",
      change: (l) => {
        setReplicas(l, "internalApi", 1);
        addSibling(l, "internalApi", 1);
      },
    },
    {
      what: "four in all where the configuration asks for no more",
      config: { minimums: { apiInstances: 4 } },
      change: (l) => setReplicas(l, "internalApi", 1),
    },
  ],
};
