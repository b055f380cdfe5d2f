import { apiDefaults, isOff } from "../../facts/environment";
import type { Workload } from "../model/workloads";

/** Whether a workload's API serves the GUI's part of the API. */
export interface GuiApi {
  readonly state: "on" | "off" | "unknown";
  /** `EXPOSE_GUI_API=yes`, for messages; never a value that comes from a Secret. */
  readonly text: string;
}

/** Only what every Tracardi version takes for off is off; all of a pod's API containers must be. */
export function guiApiOf(workload: Workload): GuiApi {
  const states = workload.containers
    .filter((container) => container.process === "api")
    .map(({ name, variable }): GuiApi => {
      const guiApi = variable("EXPOSE_GUI_API");
      const inContainer = `in container ${name}`;
      switch (guiApi.state) {
        case "set": {
          const shown = guiApi.secret
            ? "from a Secret is not off"
            : `is "${guiApi.value.slice(0, 20)}"`;
          return {
            state: isOff(guiApi.value) ? "off" : "on",
            text: `EXPOSE_GUI_API ${inContainer} ${shown}`,
          };
        }
        case "absent":
          return {
            state: "on",
            text: `EXPOSE_GUI_API ${inContainer} is not set (the image's default is "${apiDefaults.EXPOSE_GUI_API}")`,
          };
        case "unseen":
          return {
            state: "on",
            text: `EXPOSE_GUI_API ${inContainer} comes from ${guiApi.source}`,
          };
        case "unknown":
          return {
            state: "unknown",
            text: `the value of EXPOSE_GUI_API ${inContainer} is not known`,
          };
      }
    });
  const decisive = (["on", "unknown", "off"] as const)
    .map((state) => states.find((found) => found.state === state))
    .find((found) => found !== undefined);
  return decisive ?? { state: "off", text: "" };
}

export const runs = (workload: Workload, process: "api" | "gui"): boolean =>
  workload.containers.some((container) => container.process === process);
