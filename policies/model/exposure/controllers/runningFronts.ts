import { holds, surely } from "../../../known";
import { at } from "../../../value";
import type { Way } from "../exposure";
import { IngressClasses, classNameOf } from "../ingresses/ingressClasses";
import type { Ingress } from "../topology/ingresses";
import { placed } from "../topology/placed";
import type { Surroundings } from "./controller";
import { flagOf } from "./flags";
import { type RunningController, runningController } from "./runningController";

/** How a controller is recognized in a stack. */
interface Recognized {
  readonly image: RegExp;
  /** The name of it in classes. */
  readonly controller: RegExp;
  /** The options that name the class of Ingresses that it serves. */
  readonly classFlags: readonly string[];
}

/**
 * The ways to the controller of an Ingress, if it runs in the stack. A class in the stack shows that it is this
 * controller's, and so does a controller that is told the name of the class.
 */
export function runningFronts(
  { topology: { index }, waysTo = () => [] }: Surroundings,
  { image, controller, classFlags }: Recognized,
): (ingress: Ingress) => readonly Way[] | undefined {
  const classes = new IngressClasses(index);
  const running = index
    .ofKind("workload")
    .flatMap((resource) => runningController(placed(resource, index), image) ?? []);
  const isTold = ({ container }: RunningController, ingress: Ingress): boolean =>
    classFlags.some((flag) =>
      surely(holds(flagOf(container, flag), (name) => name === classNameOf(ingress))),
    );
  const isClass = (ingress: Ingress): boolean => {
    const name = at(classes.of(ingress)?.props, "spec", "controller");
    return typeof name === "string" && controller.test(name);
  };
  return (ingress) => {
    const near = running.filter((one) => one.workload.place.cluster === ingress.place.cluster);
    const told = near.filter((one) => isTold(one, ingress));
    const serving = told.length > 0 ? told : isClass(ingress) ? near : [];
    const ways = serving.length === 0 ? [] : waysTo(serving.map(({ workload }) => workload));
    return ways.length === 0 ? undefined : ways;
  };
}
