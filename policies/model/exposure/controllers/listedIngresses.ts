import { UNKNOWN, ifKnown } from "../../../known";
import { type Value, at, isAbsent } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import { networkRange } from "../../networks/networks";
import { admitted, networksIn } from "../lists";
import type { Ingress } from "../topology/ingresses";
import type { Claims, IngressServer } from "./controller";
import { unfollowedFrontend } from "./namedOnly";

/** A controller that limits an Ingress to the networks in one of its annotations. */
export const listedIngresses = (
  claims: Claims<Ingress>,
  listsOf: (ingress: Ingress) => readonly string[],
): IngressServer => ({
  claims,
  serve: () => ({
    gates: ({ ingress }) => [listedGate(ingress, listsOf(ingress))],
    frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
  }),
});

/** Who comes in by lists in annotations. Text that is no network, such as the name of a file, is not known. */
export const listedGate = ({ annotations, label }: Ingress, lists: readonly string[]): Admission =>
  ifKnown(
    annotations,
    (known) => {
      const networks = lists
        .map((annotation) => at(known, annotation))
        .filter((list) => !isAbsent(list))
        .flatMap(networksIn);
      return networks.length === 0 ? unlimited(label, lists) : admitted(networks.map(orUnknown));
    },
    admitUndecided(`the annotations of ${label} are not known`),
  );

const orUnknown = (network: Value): Value =>
  typeof network === "string" && networkRange(network) === undefined ? UNKNOWN : network;

const unlimited = (label: string, lists: readonly string[]): Admission =>
  admitEveryone(`admits everyone: ${label} names no networks that it is limited to (${lists[0]})`);
