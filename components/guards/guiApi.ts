import { startVariables } from "../../facts/environment";
import { all, literal } from "./cel";
import type { Guard } from "./guard";
import { entries, podChanges, podResources, podVariables } from "./pods";

const variable = "EXPOSE_GUI_API";
/** What may run a command in a container beside its process. */
const handlers = [
  ...["postStart", "preStop"].map((hook) => `c.?lifecycle.?${hook}`),
  ...["startupProbe", "readinessProbe", "livenessProbe"].map((probe) => `c.?${probe}`),
];
const isNo = '(has(e.value) && e.value == "no")';

/**
 * No container in the collector's namespace may enable the GUI API. Its default is `yes`, so the variable must
 * be set. It must be a literal: any other source could change before the process reads it.
 */
export const guiApiGuard: Guard = {
  name: "gui-api",
  resources: podResources,
  changes: podChanges,
  variables: podVariables,
  rules: [
    {
      expression: all(
        `variables.apis.all(c, ${entries(variable)}.size() == 1)`,
        `variables.containers.all(c, ${entries(variable)}.all(e, ${isNo}))`,
      ),
      message:
        `${variable} must be there exactly once in each API container of this namespace, as the literal "no": ` +
        "the internet reaches these. Set it as env, with no valueFrom.",
    },
    {
      expression: all(
        "variables.apis.all(c, !has(c.command) && !has(c.args) && !has(c.envFrom))",
        `variables.apis.all(c, [${handlers.join(", ")}].all(h, !h.?exec.hasValue()))`,
      ),
      message:
        "API containers of this namespace have no command, args or envFrom, and no exec in probes and hooks: these " +
        `can set ${variable} too. Name each variable under env, and run the image as it is.`,
    },
    {
      expression: `variables.apis.all(c, c.?env.orValue([]).all(e, !(e.name in ${literal(startVariables)})))`,
      message:
        `API containers of this namespace have none of the variables ${startVariables.join(", ")}: these decide ` +
        `what starts, which can set ${variable} too. Leave them out.`,
    },
  ],
};
