import { type Answer, allOf, holds, onlyKnown, possibly, surely } from "../../../known";
import { type Value, at, fields, isAbsent, isFields, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import { kubernetesKindOf } from "../../resources/kinds";
import { selects } from "../../resources/labelSelectors";
import { ByNamespace } from "../../resources/byNamespace";
import type { Workload } from "../../workloads/workloads";
import type { Exposure } from "../exposure";
import { unseenFrontend } from "../frontend";
import { serviceSources } from "../topology/namedServices";
import { type Placed, placed } from "../topology/placed";
import { type SelectedWorkload, type SelectingService, matching } from "../topology/selection";
import type { Topology } from "../topology/topology";
import { type InferredReference, inferredReferences } from "./inferredReferences";
import { settingsReferences } from "./settings";

/**
 * Ways in through objects that the pack does not know: any other Kubernetes object that names a Service of a
 * workload or selects its pods. The pack cannot follow who comes in there, and reports a doubt.
 */
export function referenceExposures(topology: Topology): Exposure[] {
  const { index, workloads } = topology;
  if (workloads.length === 0) return [];
  const targets = new Targets(topology);
  const customs = index.ofKind("custom").flatMap((resource) => {
    const custom = placed(resource, index);
    return [...targets.ofServices(custom, referencesOf(custom)), ...targets.ofPods(custom)];
  });
  const configured = settingsReferences(topology).flatMap(({ resource, references }) =>
    targets.ofServices(placed(resource, index), references),
  );
  return [...customs, ...configured];
}

/** Endpoints and EndpointSlices belong to a Service by their name or label, ServiceExports by their name. */
function referencesOf({ resource, place: { name } }: Placed): readonly InferredReference[] {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Endpoints" || kind === "ServiceExport") return [{ name }];
  if (kind === "EndpointSlice") {
    const label = at(resource.props, "metadata", "labels", "kubernetes.io/service-name");
    return typeof label === "string" ? [{ name: label }] : [];
  }
  const all = inferredReferences(resource.props);
  // An unknown name only counts as a Service's in kinds whose references lead to nothing else.
  const leads = /route|proxy|mapping|^virtual|tunnel|^ingress|ingress$|endpoint/i.test(kind);
  return leads ? all : all.filter(isNamed);
}

const isNamed = ({ name }: InferredReference): boolean => surely(holds(name, () => true));

class Targets {
  private readonly services: ByNamespace<SelectingService>;
  private readonly workloads: ByNamespace<Workload>;
  private readonly byResource = new Map<string, SelectingService[]>();

  constructor({ services, nearby, workloads }: Topology) {
    this.services = nearby;
    this.workloads = new ByNamespace(workloads);
    for (const service of services) append(this.byResource, service.resource.urn, service);
  }

  ofServices(from: Placed, references: readonly InferredReference[]): Exposure[] {
    const sources = Object.values(from.resource.references).flat();
    const referenced = sources.flatMap((urn) => this.byResource.get(urn) ?? []);
    // A value that comes from a Service of the stack means that Service.
    const comesFromService = serviceSources(sources).length > 0;
    const named = references
      .filter((reference) => isNamed(reference) || !comesFromService)
      .flatMap((reference) => this.named(from, reference));
    return [...new Set([...referenced, ...named])].flatMap((service) =>
      exposuresBy(from, service.selected, ` → ${service.label}`),
    );
  }

  private named(
    { place }: Placed,
    { name, namespace }: InferredReference,
  ): readonly SelectingService[] {
    const isTold = typeof namespace === "string" && namespace !== "";
    const there = isTold ? { ...place, namespace } : place;
    return [...this.services.exact(there, name), ...this.services.possible(there, name)];
  }

  /** The workloads whose pods a selector matches, anywhere in the object. */
  ofPods(from: Placed): Exposure[] {
    const selectors = selectorsIn(at(from.resource.props, "spec"));
    if (selectors.length === 0) return [];
    const selected = this.workloads
      .around(from.place)
      .filter((workload) => selectors.some((each) => possibly(selectsPods(each, workload))));
    const chosen = selected.map((workload): SelectedWorkload => ({ workload, doubt: [] }));
    return exposuresBy(from, chosen, "");
  }
}

function exposuresBy(
  { resource, label }: Placed,
  selected: readonly SelectedWorkload[],
  tail: string,
): Exposure[] {
  const doubt = admitUndecided(`who comes in by ${label} is not followed`);
  return (
    selected
      // A workload in place of a route adds no information about itself.
      .filter(({ workload }) => workload.resource !== resource)
      .map((each) => ({
        workload: each.workload,
        path: `${label}${tail}`,
        gates: [doubt, ...each.doubt],
        requests: "any",
        frontend: unseenFrontend(resource, label),
      }))
  );
}

const selectsPods = (selector: Value, workload: Workload): Answer =>
  allOf([
    ...fields(at(selector, "matchLabels")).map(([key, value]) => matching(workload, key, value)),
    selects({ matchExpressions: at(selector, "matchExpressions") }, workload.podLabels),
  ]);

/** The label selectors of an object, including those that are plain labels, but not empty ones. */
function selectorsIn(value: Value): Value[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(selectorsIn);
  return fields(value).flatMap(([key, inner]) => {
    if (!/^(selector|podSelector|workloadSelector|endpointSelector)$/.test(key)) {
      return selectorsIn(inner);
    }
    const matchExpressions = at(inner, "matchExpressions");
    const plain = isAbsent(matchExpressions) ? inner : undefined;
    const candidates: readonly Value[] = [at(inner, "matchLabels"), at(inner, "labels"), plain];
    const matchLabels = candidates.find(isFields) ?? {};
    const labels = fields(matchLabels);
    const isSelector = onlyKnown(labels.map(([, label]) => label)).every(
      (label) => typeof label === "string",
    );
    const isEmpty = labels.length === 0 && items(matchExpressions).length === 0;
    return isSelector && !isEmpty ? [{ matchLabels, matchExpressions }] : [];
  });
}
