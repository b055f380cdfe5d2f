import { unknownCheckingProxy } from "@pulumi/policy";
import { kindOf } from "../../policies/model/resources/kinds";
import type { Frontend } from "../../policies/model/exposure/frontend";
import type { Exposure } from "../../policies/model/exposure/exposure";
import { type StackModel, buildModel } from "../../policies/model/model";
import type { StackResource } from "../../policies/model/resources/resources";
import { readSettings } from "../../policies/settings/settings";
import { UNKNOWN, type Value, snapshot } from "../../policies/value";
import type { TestStack } from "./policyStack";

/** What the pack makes of a made-up stack. */
export function modelOf(stack: TestStack): StackModel {
  const plain = (props: object): Value => snapshot(unknownCheckingProxy(structuredClone(props)));
  const resources = [...stack.resources.values()].flatMap((resource): StackResource[] => {
    const kind = kindOf(resource.type);
    if (kind === undefined) return [];
    const { urn, type, name, references, provider } = resource;
    const common = { urn, type, kind, name, references, ignoredChanges: [] };
    const props = plain(resource.inputs);
    return [{ ...common, props, outputs: plain(resource.outputs), provider }];
  });
  return buildModel(resources, readSettings({}, []));
}

/** All ways into the only workload that has any. */
export const exposuresIn = (stack: TestStack): readonly Exposure[] =>
  [...modelOf(stack).exposures.values()].flat();

/** What clients meet, as a text for each way: `tls policy=… zones=2 sticky=…`. */
export function frontendsIn(stack: TestStack): string[] {
  return exposuresIn(stack).map(({ frontend }) => textOf(frontend));
}

function textOf({ protocol, tlsPolicy, zones, stickiness }: Frontend): string {
  const shown = (value: Value): string => (value === UNKNOWN ? "?" : String(value));
  return [
    shown(protocol),
    ...(tlsPolicy === undefined ? [] : [`policy=${shown(tlsPolicy)}`]),
    ...(zones === undefined ? [] : [`zones=${shown(zones)}`]),
    ...(stickiness === undefined ? [] : [`sticky: ${shown(stickiness)}`]),
  ].join(" ");
}

/** Cases of what clients meet, each with the text of every way. */
export type FrontendCase = readonly [string, () => TestStack, readonly string[]];
