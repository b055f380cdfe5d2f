import { kubernetesKindOf } from "../../model/resources/kinds";
import { isPatch } from "../../model/resources/patches";
import type { StackResource } from "../../model/resources/resources";
import { allKnown, ifKnown } from "../../known";
import { type Value, at, isAbsent } from "../../value";
import type { Finding } from "../rule";

/** Why a workload with one replica runs two during an update, as a clause. */
export function surgeOf(
  resource: StackResource,
): { outcome: Finding["outcome"]; text: string } | undefined {
  if (!["Deployment", "Rollout"].includes(kubernetesKindOf(resource.type))) return undefined;
  if (isPatch(resource)) return undefined;
  const strategy = at(resource.props, "spec", "strategy");
  const type = at(strategy, "type");
  if (type === "Recreate") return undefined;
  const surge = at(strategy, "rollingUpdate", "maxSurge");
  // Kubernetes rounds any share of one pod up to one; without a surge, the old pod goes first.
  if (isNone(surge)) return undefined;
  return ifKnown(
    allKnown([type, surge]),
    () => ({
      outcome: "violation",
      text: `runs two apm while it is updated, by its strategy ${isAbsent(type) ? "RollingUpdate" : String(type)}`,
    }),
    {
      outcome: "undecided",
      text: "may run two apm while it is updated: its strategy is not known",
    },
  );
}

const isNone = (surge: Value): boolean => surge === 0 || surge === "0" || surge === "0%";
