import type { Workload } from "../../model/workloads/workloads";
import { switchOf } from "./switches";

/** Whether a workload's API serves the GUI's endpoints. */
export interface GuiApi {
  readonly state: "on" | "off" | "unknown";
  /** `EXPOSE_GUI_API=yes`, for messages; never a value that comes from a Secret. */
  readonly text: string;
}

/**
 * The value must be one that the image's version reads as off; if the version is unknown, one that every version reads
 * as off. All API containers of a pod must have it off.
 */
export function guiApiOf(workload: Workload): GuiApi {
  const states = workload.containers
    .filter((container) => container.process === "api")
    .map((container): GuiApi => {
      const { state, text } = switchOf(container, "EXPOSE_GUI_API", "off");
      return { state: state === "off" || state === "unknown" ? state : "on", text };
    });
  const decisive = (["on", "unknown", "off"] as const)
    .map((state) => states.find((found) => found.state === state))
    .find((found) => found !== undefined);
  return decisive ?? { state: "off", text: "" };
}
