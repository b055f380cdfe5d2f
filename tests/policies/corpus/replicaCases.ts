import { U } from "../../helpers/policyStack";
import type { Case, Role } from "./case";
import { addAutoscaler, addScaledObject, addSibling, setReplicas } from "./changes";

/** Ways to have too few instances of a role, which needs at least `enough` (2 or more). */
export function tooFew(role: Role, enough: number): Case[] {
  return [
    { what: "one instance too few", change: (l) => setReplicas(l, role, enough - 1) },
    { what: "a number as a text", change: (l) => setReplicas(l, role, String(enough - 1)) },
    { what: "no instance", change: (l) => setReplicas(l, role, 0) },
    { what: "replicas left out", change: (l) => delete l.inputs(role).spec.replicas },
    { what: "replicas of null", change: (l) => setReplicas(l, role, null) },
    { what: "an autoscaler that goes too low", change: (l) => addAutoscaler(l, role, enough - 1) },
    {
      what: "an autoscaler without a minimum",
      change: (l) => {
        delete l.inputs(role).spec.replicas;
        addAutoscaler(l, role);
      },
    },
    {
      what: "an autoscaler that goes too low, and replicas that updates leave to it",
      change: (l) => {
        setReplicas(l, role, 9);
        l.stack.get(l.nameOf(role)).ignoreChanges = ["spec.replicas"];
        addAutoscaler(l, role, enough - 1);
      },
    },
    { what: "an autoscaler of KEDA, down to none", change: (l) => addScaledObject(l, role) },
    {
      what: "a paused rollout",
      undecided: true,
      change: (l) => {
        l.inputs(role).spec.paused = true;
      },
    },
    {
      what: "enough by the autoscaler, but not by replicas, which each update sets",
      change: (l) => {
        setReplicas(l, role, 1);
        addAutoscaler(l, role, 5);
      },
    },
    {
      what: "a StatefulSet with one instance too few",
      change: (l) => {
        l.stack.get(l.nameOf(role)).type = "kubernetes:apps/v1:StatefulSet";
        setReplicas(l, role, enough - 1);
      },
    },
    {
      what: "replicas that are not known",
      undecided: true,
      change: (l) => setReplicas(l, role, U),
    },
    {
      what: "an autoscaler's minimum that is not known",
      undecided: true,
      change: (l) => addAutoscaler(l, role, U as never),
    },
    {
      what: "a DaemonSet, on servers that nobody counts",
      undecided: true,
      change: (l) => {
        l.stack.get(l.nameOf(role)).type = "kubernetes:apps/v1:DaemonSet";
        delete l.inputs(role).spec.replicas;
      },
    },
  ];
}

/** Ways that look like too few instances of a role, and have `enough`. */
export function justEnough(role: Role, enough: number): Case[] {
  const cases: Case[] = [
    { what: "a number as a text", change: (l) => setReplicas(l, role, String(enough)) },
    {
      what: "replicas left to an autoscaler that keeps enough",
      change: (l) => {
        delete l.inputs(role).spec.replicas;
        addAutoscaler(l, role, enough);
      },
    },
    {
      what: "replicas of 1 that updates leave to an autoscaler, which keeps enough",
      change: (l) => {
        setReplicas(l, role, 1);
        l.stack.get(l.nameOf(role)).ignoreChanges = ["spec.replicas"];
        addAutoscaler(l, role, enough);
      },
    },
    {
      what: "replicas left to an autoscaler of KEDA that keeps enough",
      change: (l) => {
        delete l.inputs(role).spec.replicas;
        addScaledObject(l, role, enough);
      },
    },
    {
      what: "two Deployments that have enough together",
      change: (l) => {
        setReplicas(l, role, 1);
        addSibling(l, role, enough - 1);
      },
    },
    {
      what: "a StatefulSet with enough",
      change: (l) => {
        l.stack.get(l.nameOf(role)).type = "kubernetes:apps/v1:StatefulSet";
      },
    },
    {
      what: "an autoscaler of something else of that name",
      change: (l) => {
        addAutoscaler(l, role, 1);
        l.stack.get("scaler").inputs.spec.scaleTargetRef.kind = "StatefulSet";
      },
    },
  ];
  return cases.map((each) => ({ ...each, what: `${each.what}: enough` }));
}
