import { type Known, UNKNOWN, ifKnown, whenKnown } from "../../../known";
import { type Value, at, count, isAbsent, items } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { Container, Workload } from "../../workloads/workloads";

/** The ports of a pod that a Service leads to; UNKNOWN for those that cannot be told. */
export const targetPortsOf = ({ props }: StackResource, podSpec: Value): readonly Known<number>[] =>
  items(at(props, "spec", "ports")).map((port) =>
    whenKnown(at(port, "targetPort") ?? at(port, "port"), (target) => numberOf(target, podSpec)),
  );

/** A port by its number, or by the name that a container gives it. */
function numberOf(target: Value, podSpec: Value): Known<number> {
  const number = count(target);
  if (number !== undefined) return number;
  const named = portsOf(containersIn(podSpec)).find((port) => at(port, "name") === target);
  return count(at(named, "containerPort")) ?? UNKNOWN;
}

const containersIn = (podSpec: Value): readonly Value[] =>
  ["containers", "initContainers"].flatMap((key) => items(at(podSpec, key)));

const portsOf = (containers: readonly Value[]): readonly Value[] =>
  containers.flatMap((container) => items(at(container, "ports")));

/** Images that serve figures or logs of the container beside them, and nothing else of it. */
const observers =
  /(^|[/-])([a-z0-9-]*exporter|promtail|fluent-?bit|fluentd|filebeat|vector|telegraf|opentelemetry-collector[a-z-]*|otel[a-z-]*)(:|@|$)/;

/**
 * What stands between a Service and Tracardi in its pods: nothing, if one of its ports may be Tracardi's own;
 * another container, if all of them are declared by others alone.
 */
export function besidesTracardi(
  service: StackResource,
  { containers, allContainers, podSpec }: Workload,
  label: string,
): "nothing" | "everything" | Admission {
  if (containers.length === 0) return "nothing";
  const own = new Set(containers.map(({ spec }) => spec));
  const others = allContainers.filter(({ spec }) => !own.has(spec));
  const ownPorts = numbersOf(containers);
  const ports = targetPortsOf(service, podSpec);
  if (others.length === 0 || ports.length === 0) return "nothing";
  const owners = ports.map((port) =>
    ifKnown(
      port,
      (known) =>
        ownPorts.includes(known) ? [] : others.filter((one) => numbersOf([one]).includes(known)),
      [],
    ),
  );
  if (owners.some((found) => found.length === 0)) return "nothing";
  const between = owners.flat();
  if (between.every(isObserver)) return "everything";
  const names = [...new Set(between.map(({ name }) => name))].join(", ");
  const reason = `whether container ${names}, which ${label} leads to, passes requests on to Tracardi is not known`;
  return admitUndecided(reason);
}

const numbersOf = (containers: readonly Container[]): readonly Known<number>[] =>
  portsOf(containers.map(({ spec }) => spec)).flatMap((port) => {
    const number = count(at(port, "containerPort"));
    return isAbsent(number) ? [] : [number];
  });

function isObserver({ spec }: Container): boolean {
  const image = at(spec, "image");
  return typeof image === "string" && observers.test(image);
}
