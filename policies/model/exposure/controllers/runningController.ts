import { UNKNOWN } from "../../../known";
import { type Value, at } from "../../../value";
import type { Workload } from "../../workloads/workloads";
import type { Placed } from "../topology/placed";
import { containerOf } from "./flags";

/** A controller that runs in the stack. */
export interface RunningController {
  readonly workload: Workload;
  readonly container: Value;
}

/** A workload as a controller, if one of its containers has the image of one. */
export function runningController(one: Placed, image: RegExp): RunningController | undefined {
  const template = at(one.resource.props, "spec", "template");
  const podSpec = at(template, "spec");
  const container = containerOf(podSpec, image);
  if (container === undefined) return undefined;
  const workload: Workload = {
    ...one,
    containers: [],
    allContainers: [],
    podLabels: at(template, "metadata", "labels"),
    podSpec,
    instances: UNKNOWN,
    runsToCompletion: false,
  };
  return { workload, container };
}
