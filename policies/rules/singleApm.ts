import { installationsOf } from "../model/workloads/installations";
import { type Instances, instanceRange } from "../model/workloads/instances";
import { kubernetesKindOf } from "../model/resources/kinds";
import { isPatch } from "../model/resources/patches";
import type { StackResource } from "../model/resources/resources";
import { runs } from "../model/workloads/runs";
import type { Workload } from "../model/workloads/workloads";
import { allKnown, ifKnown } from "../known";
import { type Value, at, count } from "../value";
import { someOf } from "./shared/agreement";
import type { RuleContext, Finding, Rule } from "./rule";
import { surgeOf } from "./shared/surge";

const remediation =
  "Run apm as one Deployment with one replica and the strategy Recreate, without an autoscaler; or as a " +
  "CronJob with concurrencyPolicy Forbid.";

const example = `# The Deployment of apm:
spec:
  replicas: 1
  strategy:
    type: Recreate
`;

/** Only one process at a time merges the profiles of a data set, even during an update. */
export const singleApm: Rule = {
  name: "tracardi-single-apm",
  description: "An installation must have one instance of apm at a time.",
  why:
    "Each instance goes through all profiles by itself: two merge the same profiles at the same time, one " +
    "over what the other has just written.",
  requirement:
    "apm loads all profiles with duplicated ids in each round, and shares the work with nobody.",
  source: "app/main.py of Tracardi's apm at 0.8.2.1",
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: (context) => [...severalInOne(context), ...severalWorkloads(context)],
};

function severalInOne({ model }: RuleContext): Finding[] {
  return model.workloads
    .filter((workload) => runs(workload, "apm"))
    .flatMap((workload) => {
      const { resource, label } = workload;
      const problem = problemOf(workload, instanceRange(resource, workload.place, model.index));
      if (problem === undefined) return [];
      const { outcome, text } = problem;
      return [{ outcome, message: `${label} ${text}.`, urn: resource.urn }];
    });
}

function problemOf({ resource, containers }: Workload, { most }: Instances): Problem | undefined {
  const spec = at(resource.props, "spec");
  const inEach = containers.filter(({ process }) => process === "apm").length;
  if (inEach > 1) return { outcome: "violation", text: `runs ${inEach} apm in each pod` };
  switch (kubernetesKindOf(resource.type)) {
    case "DaemonSet":
      return { outcome: "violation", text: "runs apm on every server" };
    case "CronJob":
      return jobs(at(spec, "concurrencyPolicy"), at(spec, "jobTemplate", "spec", "parallelism"));
    case "Job":
      return jobs("Forbid", at(spec, "parallelism"));
  }
  return ifKnown(most, (known) => ofInstances(known, resource), notKnown);
}

interface Problem {
  readonly outcome: Finding["outcome"];
  readonly text: string;
}

const notKnown: Problem = {
  outcome: "undecided",
  text: "may run more than one apm: how many is not known",
};

function ofInstances(most: number, resource: StackResource): Problem | undefined {
  if (most > 1) return { outcome: "violation", text: `may run ${most} instances of apm at once` };
  return most === 0 ? undefined : surgeOf(resource);
}

function jobs(policy: Value, parallelism: Value): Problem | undefined {
  const together = count(parallelism);
  if (typeof together === "number" && together > 1) {
    return { outcome: "violation", text: `runs ${together} instances of apm at once` };
  }
  return ifKnown(
    allKnown([policy, parallelism]),
    ([known]): Problem | undefined =>
      known === "Forbid" || known === "Replace"
        ? undefined
        : { outcome: "violation", text: "starts another apm while the one before it still runs" },
    notKnown,
  );
}

/** Several workloads that merge the profiles of the same data. */
function severalWorkloads({ model }: RuleContext): Finding[] {
  const { installations } = installationsOf(model.workloads, model.index);
  return installations.flatMap((workloads): Finding[] => {
    const all = workloads.filter((workload) => runs(workload, "apm") && workload.instances !== 0);
    const whole = all.filter(({ resource }) => !isPatch(resource));
    const several = ["production", "staging"]
      .map((data) => whole.filter((workload) => mergesIn(workload, data)))
      .find((those) => those.length > 1);
    if (several === undefined) return [];
    const labels = someOf(several.map(({ label }) => label).sort());
    return [
      {
        outcome: "violation",
        message: `several apm merge the profiles of one installation: ${labels}.`,
      },
    ];
  });
}

/** apm accepts only yes or no; without PRODUCTION it handles both data sets. Source: its app/main.py, 0.8.2.1. */
function mergesIn({ containers }: Workload, data: string): boolean {
  const production = containers.find(({ process }) => process === "apm")?.variable("PRODUCTION");
  if (production?.state !== "set") return true;
  return production.value === (data === "production" ? "yes" : "no");
}
