import type { PolicyResource } from "@pulumi/policy";
import { ifKnown } from "../../known";
import { type Value, at, isFields, items, snapshot } from "../../value";
import { append } from "./append";
import { withReplaced } from "./replacedInputs";
import { type ResourceKind, kindOf, kubernetesKindOf } from "./kinds";

/** One resource of the stack that says something about a Tracardi deployment. */
export interface StackResource {
  readonly urn: string;
  readonly type: string;
  readonly kind: ResourceKind;
  /** The name in the Pulumi program. */
  readonly name: string;
  /** What the program declares; for a resource that Pulumi only reads, its current state. */
  readonly props: Value;
  /** The state after deployment. In a preview, most of it is unknown. */
  readonly outputs: Value;
  /** URNs of the resources that each declared property takes its value from. */
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly provider?: string;
  /** Paths of properties that an update leaves unchanged. */
  readonly ignoredChanges: readonly string[];
}

/** Joins the resources of the stack call with the inputs that were kept. */
export function listResources(
  stack: readonly PolicyResource[],
  inputs: ReadonlyMap<string, Value>,
): StackResource[] {
  return stack.flatMap((resource) => {
    const kind = kindOf(resource.type);
    if (kind === undefined) return [];
    const outputs = snapshot(resource.props);
    const kept = inputs.get(resource.urn);
    const ignored = resource.opts.ignoreChanges;
    const joined: StackResource = {
      urn: resource.urn,
      type: resource.type,
      kind,
      name: resource.name,
      props: kept === undefined ? outputs : withReplaced(kept, outputs, ignored),
      outputs,
      references: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([k, list]) => [
          k,
          list.map((r) => r.urn),
        ]),
      ),
      provider: resource.provider?.urn,
      ignoredChanges: ignored,
    };
    return kind === "manifestList" ? itemsOfList(joined) : [joined];
  });
}

/** The objects in a Kubernetes `List`, as if each had been declared separately. */
export function itemsOfList(list: StackResource): StackResource[] {
  return items(at(list.props, "items")).flatMap((item) => {
    if (!isFields(item)) return [];
    const ownKind = at(item, "kind");
    const kubernetesKind =
      typeof ownKind === "string" ? ownKind : kubernetesKindOf(list.type).replace(/List$/, "");
    const type = `kubernetes:list:${kubernetesKind}`;
    const kind = kindOf(type);
    if (kind === undefined || kind === "manifestList") return [];
    const from = list.references["items"] ?? [];
    const references = { metadata: from, spec: from, data: from };
    return [{ ...list, type, kind, props: item, outputs: undefined, references }];
  });
}

/** Finds resources by kind, and the resources that a property refers to. */
export class ResourceIndex {
  private readonly byKind = new Map<ResourceKind, StackResource[]>();
  private readonly byUrn = new Map<string, StackResource>();
  private readonly byIdentity = new Map<string, StackResource[]>();

  constructor(resources: readonly StackResource[]) {
    for (const resource of resources) {
      append(this.byKind, resource.kind, resource);
      this.byUrn.set(resource.urn, resource);
      // For some resources, the name is also the id.
      for (const identity of new Set(identities.map((key) => at(resource.outputs, key)))) {
        if (typeof identity === "string") append(this.byIdentity, identity, resource);
      }
    }
  }

  ofKind(kind: ResourceKind): readonly StackResource[] {
    return this.byKind.get(kind) ?? [];
  }

  withUrn(urn: string | undefined): StackResource | undefined {
    return urn === undefined ? undefined : this.byUrn.get(urn);
  }

  /** The resources of a kind that a declared property takes its value from. */
  referenced(from: StackResource, property: string, kind: ResourceKind): StackResource[] {
    return (from.references[property] ?? [])
      .map((urn) => this.byUrn.get(urn))
      .filter((resource) => resource?.kind === kind) as StackResource[];
  }

  /**
   * The AWS resources that an ARN, id or name may mean: those that have it, else those that the property
   * depends on. A known value can only mean a dependency that shows neither ARN nor id: if those were unknown,
   * so would be the value.
   */
  resolve(
    from: StackResource,
    property: string,
    value: Value,
    kind: ResourceKind,
  ): StackResource[] {
    const equal = typeof value === "string" ? (this.byIdentity.get(value) ?? []) : [];
    const exact = equal.filter((resource) => resource.kind === kind);
    if (exact.length > 0) return exact;
    const referenced = this.referenced(from, property, kind);
    return ifKnown(
      value,
      (known) => (typeof known === "string" ? referenced.filter(isUnidentified) : []),
      referenced,
    );
  }
}

const identities = ["arn", "id", "name"] as const;

const isUnidentified = ({ outputs }: StackResource): boolean =>
  identities.every((key) => at(outputs, key) === undefined);
