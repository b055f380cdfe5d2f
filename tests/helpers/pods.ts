import { at, type Registration } from "./deployment";

interface Variable {
  readonly name: string;
  readonly value?: string;
}

/** The variables of a workload's container: those with plain values, and the names of those from Secrets. */
export function variablesOf(workload: Registration): {
  plain: { [name: string]: string };
  secret: string[];
} {
  const env = at(workload, "spec.template.spec.containers.0.env") as Variable[];
  const plain = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  return {
    plain: Object.fromEntries(plain),
    secret: env.filter(({ value }) => value === undefined).map(({ name }) => name),
  };
}

/** The networks that a NetworkPolicy lets its pods connect to, by port. */
export function egressOf(policy: Registration): { [port: number]: string[] } {
  const rules = at(policy, "spec.egress") as {
    readonly to: { readonly ipBlock: { readonly cidr: string } }[];
    readonly ports: { readonly port: number }[];
  }[];
  return Object.fromEntries(
    rules.map(({ to, ports }) => [ports[0].port, to.map(({ ipBlock }) => ipBlock.cidr)]),
  );
}
