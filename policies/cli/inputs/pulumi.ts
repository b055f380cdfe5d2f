import { nameOf, typeOf } from "../../../preview/engine/urn";
import type { Properties, WireValue } from "../../../preview/engine/wire";
import {
  UNKNOWN_VALUE,
  isObject,
  secret,
  specialSecretSig,
  specialSigKey,
} from "../../../preview/engine/wire";
import { InputError } from "../errors";
import type { Described, StackInput, Place } from "./input";
import { previewOf } from "./pulumiEvents";
import type { PreviewJson, State } from "./pulumiState";

/** What Pulumi writes instead of a secret. */
const BLINDED = "[secret]";

/**
 * Reads the output of `pulumi preview --json` or `pulumi stack export`; undefined if it is neither.
 *
 * @param file the name that the user knows it by, for messages
 */
export function readPulumi(content: unknown, file: string): StackInput | undefined {
  const states = statesIn(content, file);
  if (states === undefined) return undefined;
  const place = { file };
  const resources = states
    // An interrupted replacement leaves the old resource in the state, marked for deletion.
    .filter((state) => state.delete !== true)
    .map((state) => describe(state, place));
  return { resources, warnings: [], doubts: [], secrets: [] };
}

function statesIn(content: unknown, file: string): readonly State[] | undefined {
  const { steps, events, deployment } = (content ?? {}) as Partial<Record<string, unknown>>;
  if (Array.isArray(steps)) return previewed(content as PreviewJson, file);
  if (Array.isArray(events)) return previewed(previewOf(events), file);
  const { resources } = (deployment ?? {}) as { resources?: readonly State[] };
  return Array.isArray(resources) ? resources.filter((state) => state !== null) : undefined;
}

/**
 * The stack after the update. A preview that omits unchanged or read resources is refused: the rules would see only
 * part of the stack.
 */
function previewed({ steps, changeSummary, diagnostics }: PreviewJson, file: string): State[] {
  if (
    !hasCounts(changeSummary) ||
    diagnostics?.some(({ severity }) => severity === "error") === true
  ) {
    throw new InputError(
      `${file} is of a preview that failed or was broken off: it may hold a part of the stack alone`,
    );
  }
  for (const [op, what] of [
    ["same", "unchanged"],
    ["read", "read"],
  ] as const) {
    const shown = steps.flatMap((step) => (step.op === op ? (step.newState?.urn ?? []) : []));
    const missing = (changeSummary[op] ?? 0) - new Set(shown).size;
    if (missing > 0) {
      throw new InputError(
        `${file} leaves out ${missing} ${what} resources: make it by ` +
          "`pulumi preview --json --show-sames --show-reads`",
      );
    }
  }
  const byUrn = new Map<string, State>();
  for (const { op, newState } of steps) {
    if (newState !== undefined && !/^(delete|discard|remove)/.test(op)) {
      byUrn.set(newState.urn, newState);
    }
  }
  return [...byUrn.values()];
}

const hasCounts = (summary: PreviewJson["changeSummary"]): summary is Record<string, number> =>
  Object.keys(summary ?? {}).length > 0;

function describe(state: State, place: Place): Described {
  const { urn, inputs = {}, outputs = {}, provider, propertyDependencies, ignoreChanges } = state;
  return {
    urn,
    type: typeOf(urn),
    name: nameOf(urn),
    inputs: wire(inputs) as Properties,
    outputs: wire(outputs) as Properties,
    references: propertyDependencies ?? {},
    // `urn::id`
    provider: provider === undefined || provider === "" ? undefined : withoutId(provider),
    ignoredChanges: ignoreChanges ?? [],
    external: state.external === true,
    component: state.custom === false,
    place,
  };
}

const withoutId = (provider: string): string => provider.slice(0, provider.lastIndexOf("::"));

/** With --show-secrets the file contains the values of secrets; they stay marked as secrets. */
function wire(value: WireValue): WireValue {
  if (value === BLINDED) return secret(UNKNOWN_VALUE);
  if (Array.isArray(value)) return value.map(wire);
  if (!isObject(value)) return value;
  if (value[specialSigKey] === specialSecretSig) return secret(revealed(value));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wire(each)]));
}

function revealed({ plaintext }: Properties): WireValue {
  if (typeof plaintext !== "string") return UNKNOWN_VALUE;
  try {
    return wire(JSON.parse(plaintext) as WireValue);
  } catch {
    return UNKNOWN_VALUE;
  }
}
