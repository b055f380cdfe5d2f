/** Runs a checkout's policies on one stack after another, as the SDK's analyzer would, but within this process. */
import type {
  PolicyPackArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { TestResource } from "../../../tests/helpers/policyStack";
import type { Question } from "../corpus";
import { tally } from "../differences";
import { answerAll, load } from "./checkout";

type Policy = ResourceValidationPolicy & StackValidationPolicy;
type Sdk = typeof import("@pulumi/policy");

/** The policies that the pack's program passes to the SDK. */
function policiesOfPack(): { sdk: Sdk; policies: readonly Policy[] } {
  const sdk = load("@pulumi/policy") as Sdk;
  const packs: PolicyPackArgs[] = [];
  function PolicyPack(_name: string, args: PolicyPackArgs) {
    packs.push(args);
  }
  const module = load.cache[load.resolve("@pulumi/policy")];
  if (module === undefined) throw new Error("@pulumi/policy is not in the cache of modules");
  module.exports = { ...sdk, PolicyPack };
  load("./policies/index");
  return { sdk, policies: packs[0].policies as unknown as Policy[] };
}

const { sdk, policies } = policiesOfPack();
const bases = new Map<string, NonNullable<Question["base"]>>();
// The SDK throws on each read of an unknown value, and the stack traces would take half of the time.
Error.stackTraceLimit = 0;

void answerAll(async ({ form, base, stack, config }: Question) => {
  if (base) bases.set(form, base);
  const resources = stack.map((each) => {
    const resource = typeof each === "string" ? bases.get(form)?.[each] : each;
    if (resource === undefined) throw new Error(`${form} has no ${String(each)}`);
    return resource;
  });
  return {
    "cluster known": tally(await judged(resources, config, true)),
    "cluster unknown": tally(await judged(resources, config, false)),
  };
});

async function judged(
  resources: readonly TestResource[],
  config: object,
  known: boolean,
): Promise<string[]> {
  const findings: string[] = [];
  const report = (violation: unknown, urn?: string) => {
    findings.push(JSON.stringify(urn === undefined ? violation : { violation, urn }));
  };
  for (const resource of resources) {
    const props = sdk.unknownCheckingProxy(resource.inputs);
    const args = { ...resource, props, getConfig: () => config } as never;
    for (const { validateResource } of policies) {
      if (typeof validateResource === "function") await validateResource(args, report as never);
    }
  }
  const list = resources.map((resource) => seen(resource, known));
  for (const { validateStack } of policies) {
    await validateStack?.({ resources: list } as never, report as never);
  }
  return findings;
}

/** A resource as the stack call sees it: if the cluster does not exist yet, Kubernetes objects have no properties. */
function seen(resource: TestResource, known: boolean): object {
  const { type, inputs, outputs, provider, references, ignoreChanges } = resource;
  const empty = !known && type.startsWith("kubernetes:");
  return {
    ...resource,
    props: sdk.unknownCheckingProxy(empty ? {} : { ...inputs, ...outputs }),
    provider: provider === undefined ? undefined : { urn: provider },
    opts: { ignoreChanges: ignoreChanges ?? [] },
    propertyDependencies: Object.fromEntries(
      Object.entries(references).map(([key, urns]) => [key, urns.map((urn) => ({ urn }))]),
    ),
  };
}
