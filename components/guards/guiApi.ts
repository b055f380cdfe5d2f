import { all } from "./cel";
import type { Guard } from "./guard";
import { entries, podChanges, podResources, podVariables } from "./pods";

const variable = "EXPOSE_GUI_API";
const isNo = '(has(e.value) && e.value == "no")';

/**
 * No container of the collector's namespace has the GUI API on. Its default is `yes`, so that it has to be
 * there; what is not a literal could be anything by the time that the process reads it.
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
      // gunicorn takes options from there, which may set variables of the workers.
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
