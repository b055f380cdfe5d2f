import { all } from "./cel";
import type { Guard } from "./guard";
import { entries, podChanges, podResources, podVariables } from "./pods";

const variable = "EXPOSE_GUI_API";
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
      // gunicorn reads options from this variable, and they may set variables of the workers.
      expression: all(
        "variables.apis.all(c, !has(c.command) && !has(c.args) && !has(c.envFrom))",
        `variables.apis.all(c, ${entries("GUNICORN_CMD_ARGS")}.size() == 0)`,
      ),
      message:
        `API containers of this namespace have no command, args, envFrom or GUNICORN_CMD_ARGS: these can set ` +
        `${variable} too. Name each variable under env, and run the image as it is.`,
    },
  ],
};
