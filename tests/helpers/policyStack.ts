import {
  type PolicyResource,
  type ResourceValidationPolicy,
  type StackValidationPolicy,
  unknownCheckingProxy,
} from "@pulumi/policy";
import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { advices } from "../../policies/judge";
import { policies } from "../../policies/pack";
import { rules } from "../../policies/rules/rules";
import { copyOf } from "./copy";

/** A value that a preview does not know yet. */
export const U = unknownValue;

// Inputs are written and changed freely by the tests.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Inputs = Record<string, any>;

export interface TestResource {
  urn: string;
  type: string;
  name: string;
  inputs: Inputs;
  outputs: Inputs;
  /** URNs by property. */
  references: Record<string, string[]>;
  provider?: string;
  ignoreChanges?: string[];
}

/** The resources of a made-up stack. */
export class TestStack {
  readonly resources = new Map<string, TestResource>();

  add(
    type: string,
    name: string,
    inputs: Inputs,
    more: {
      outputs?: Inputs;
      from?: Record<string, string[]>;
      provider?: string;
      ignoreChanges?: string[];
    } = {},
  ): this {
    const references = Object.fromEntries(
      Object.entries(more.from ?? {}).map(([key, names]) => [
        key,
        names.map((n) => this.get(n).urn),
      ]),
    );
    const urn = `urn:pulumi:test::tracardi::${type}::${name}`;
    const provider = more.provider === undefined ? undefined : this.get(more.provider).urn;
    const outputs = more.outputs ?? {};
    const { ignoreChanges } = more;
    // Changes to this stack must not reach another one that was made of the same object.
    const own = { inputs: copyOf(inputs), outputs: copyOf(outputs) };
    this.resources.set(name, { urn, type, name, ...own, references, provider, ignoreChanges });
    return this;
  }

  get(name: string): TestResource {
    const resource = this.resources.get(name);
    if (resource === undefined) throw new Error(`no test resource ${name}`);
    return resource;
  }

  remove(...names: string[]): this {
    for (const name of names) {
      this.get(name);
      this.resources.delete(name);
    }
    return this;
  }

  change(name: string, change: (inputs: Inputs) => void): this {
    change(this.get(name).inputs);
    return this;
  }
}

export interface TestFinding {
  policy: string;
  level?: string;
  message: string;
  urn?: string;
}

/** What the pack reports in its own name's place. */
interface Reported {
  name: string;
  description: string;
  message: string;
  urn?: string;
  enforcementLevel: string;
}

/**
 * What the stack call sees of a resource: with a cluster that does not exist yet, nothing of a
 * Kubernetes resource; else what was declared and what came of it.
 */
export function stackProps(resource: TestResource, cluster: "known" | "unknown"): Inputs {
  const empty = cluster === "unknown" && resource.type.startsWith("kubernetes:");
  return empty ? {} : { ...resource.inputs, ...resource.outputs };
}

export interface JudgeOptions {
  config?: object;
  /** The only rule to judge by, which is much quicker; all if omitted. */
  only?: string;
  /** Whether the Kubernetes clusters exist already. */
  cluster?: "known" | "unknown";
}

/** Runs the pack's policies in this process, as the analyzer would. */
export function judge(
  stack: TestStack,
  { config: given = {}, only, cluster = "unknown" }: JudgeOptions = {},
): TestFinding[] {
  const config = only === undefined ? given : withoutOthers(only, given);
  const findings: TestFinding[] = [];
  const resources = [...stack.resources.values()];
  const reportAs = (policy: string) => (violation: string | Reported, urn?: string) => {
    if (typeof violation === "string") findings.push({ policy, message: violation, urn });
    else {
      const { name, description, enforcementLevel: level } = violation;
      const message = violation.message.slice(`${description}\n`.length);
      findings.push({ policy: name, level, message, urn: violation.urn });
    }
  };
  for (const resource of resources) {
    for (const policy of policies as ResourceValidationPolicy[]) {
      if (typeof policy.validateResource !== "function") continue;
      const props = unknownCheckingProxy(resource.inputs);
      const args = { ...resource, props, getConfig: () => config } as never;
      void policy.validateResource(args, reportAs(policy.name) as never);
    }
  }
  const asPolicyResource = (resource: TestResource) => ({
    ...resource,
    props: unknownCheckingProxy(stackProps(resource, cluster)),
    provider: resource.provider === undefined ? undefined : { urn: resource.provider },
    opts: { ignoreChanges: resource.ignoreChanges ?? [] },
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.references).map(([key, urns]) => [key, urns.map((urn) => ({ urn }))]),
    ),
  });
  for (const policy of policies as StackValidationPolicy[]) {
    const list = resources.map(asPolicyResource) as unknown as PolicyResource[];
    void policy.validateStack?.({ resources: list } as never, reportAs(policy.name) as never);
  }
  return findings;
}

const withoutOthers = (only: string, { levels, ...config }: { readonly levels?: object }) => {
  const others = rules.filter(({ name }) => name !== only).map(({ name }) => [name, "disabled"]);
  return { ...config, levels: { ...levels, ...Object.fromEntries(others) } };
};

/** The names of the rules that are broken, without the advisory policies. */
export const broken = (findings: readonly TestFinding[]): string[] => [
  ...new Set(findings.map((finding) => finding.policy).filter((name) => !advisory.includes(name))),
];

const advisory = Object.values(advices).map(({ name }) => name as string);

export const messagesOf = (findings: readonly TestFinding[], policy: string): string[] =>
  findings.filter((finding) => finding.policy === policy).map((finding) => finding.message);
