import { describeExposure, hidden } from "../../../../helpers/exposure";
import { type TestStack, U } from "../../../../helpers/policyStack";

/** A resource of a kind that the pack does not know, beside the GUI. */
const selecting =
  (selector: unknown, namespace = "tracardi") =>
  (): TestStack =>
    hidden().add(
      "kubernetes:example.com/v1:Exposer",
      "exposer",
      { metadata: { name: "web", namespace }, spec: { podSelector: selector } },
      { provider: "core" },
    );

const expression = (key: string, operator: string, values?: unknown) => ({
  matchExpressions: [{ key, operator, values }],
});
const reason = /who comes in by Exposer tracardi\/web is not followed/;

describeExposure("what selects pods by expressions", {
  open: [],
  closed: [
    ["other values", selecting(expression("app", "In", ["web"]))],
    ["a label that the pods lack", selecting(expression("web", "Exists"))],
    [
      "labels and an expression that does not hold",
      selecting({ matchLabels: { app: "gui" }, ...expression("tier", "DoesNotExist") }),
    ],
    ["nothing at all", selecting({})],
    ["pods of another namespace", selecting(expression("app", "Exists"), "other")],
  ],
  undecided: [
    ["one of several values", selecting(expression("app", "In", ["web", "gui"])), reason],
    ["a label, whatever its value", selecting(expression("app", "Exists")), reason],
    [
      "labels and an expression",
      selecting({ matchLabels: { app: "gui" }, ...expression("tier", "In", ["tracardi"]) }),
      reason,
    ],
    ["a value that is not known", selecting(expression("app", "In", U)), reason],
    ["a plain label that is not known", selecting({ app: U }), reason],
  ],
});
