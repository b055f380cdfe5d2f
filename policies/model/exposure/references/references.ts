import { type Answer, allOf } from "../../../known";
import { type Value, UNKNOWN, at, fields, isAbsent, isFields, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import { kubernetesKindOf } from "../../resources/kinds";
import { selects } from "../../resources/labelSelectors";
import { type Placement, labelOf, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import { configMentions } from "./configMentions";
import { unseenEntrance } from "../entrance";
import type { Exposure } from "../exposure";
import { type Mention, mentionsIn } from "./mentions";
import { Nearby } from "../../resources/nearby";
import { type SelectedWorkload, type SelectingService, matching } from "../services/selection";
import { nearbyOf } from "../services/services";

/**
 * Ways in by what the pack does not know: anything else of Kubernetes that names a Service, or selects the
 * pods, of a workload. Who comes in by it cannot be followed, and is said to be open to doubt.
 */
export function otherExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
  workloads: readonly Workload[],
): Exposure[] {
  if (workloads.length === 0) return [];
  const targets = new Targets(services, workloads);
  const customs = index.ofKind("custom").flatMap((resource) => {
    const place = placementOf(resource, index);
    return [
      ...targets.ofServices(resource, place, mentionsOf(resource, place)),
      ...targets.ofPods(resource, place),
    ];
  });
  const configured = configMentions(index, workloads).flatMap(({ resource, mentions }) =>
    targets.ofServices(resource, placementOf(resource, index), mentions),
  );
  return [...customs, ...configured];
}

/** Endpoints and slices belong to a Service by their name or label, exported Services by their name. */
function mentionsOf(resource: StackResource, { name }: Placement): Mention[] {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Endpoints" || kind === "ServiceExport") return [{ name }];
  const mentions = mentionsIn(resource.props);
  if (kind === "EndpointSlice") {
    const label = at(resource.props, "metadata", "labels", "kubernetes.io/service-name");
    return typeof label === "string" ? [{ name: label }] : [];
  }
  // Whether a name that is not known is that of a Service, only kinds tell that lead to nothing else.
  const leads = /route|proxy|mapping|^virtual|tunnel|^ingress|ingress$|endpoint/i.test(kind);
  return leads ? mentions : mentions.filter((mention) => mention.name !== UNKNOWN);
}

class Targets {
  private readonly services: Nearby<SelectingService>;
  private readonly workloads: Nearby<Workload>;
  private readonly byResource = new Map<string, SelectingService[]>();

  constructor(services: readonly SelectingService[], workloads: readonly Workload[]) {
    this.services = nearbyOf(services);
    this.workloads = new Nearby(workloads);
    for (const service of services) {
      const { urn } = service.resource;
      append(this.byResource, urn, service);
    }
  }

  ofServices(resource: StackResource, place: Placement, mentions: readonly Mention[]): Exposure[] {
    const referenced = Object.values(resource.references)
      .flat()
      .flatMap((urn) => this.byResource.get(urn) ?? []);
    const named = mentions.flatMap((mention) =>
      // A value that comes from a Service of the stack is that Service's.
      mention.name === UNKNOWN && comesFromService(resource) ? [] : this.named(place, mention),
    );
    return [...new Set([...referenced, ...named])].flatMap((service) =>
      exposuresBy(resource, place, service.selected, ` → ${service.label}`),
    );
  }

  private named(place: Placement, { name, namespace }: Mention): readonly SelectingService[] {
    const there: Placement =
      typeof namespace === "string" && namespace !== "" ? { ...place, namespace } : place;
    if (name === UNKNOWN) return this.services.around(there);
    return [...this.services.named(there, name), ...this.services.named(there, UNKNOWN)];
  }

  /** Workloads whose pods a selector matches, wherever it stands in the object. */
  ofPods(resource: StackResource, place: Placement): Exposure[] {
    const selectors = selectorsIn(at(resource.props, "spec"));
    if (selectors.length === 0) return [];
    const selected = this.workloads
      .around(place)
      .filter((workload) => selectors.some((each) => selectsPods(each, workload) !== "no"));
    const chosen = selected.map((workload): SelectedWorkload => ({ workload, doubt: [] }));
    return exposuresBy(resource, place, chosen, "");
  }
}

function exposuresBy(
  resource: StackResource,
  place: Placement,
  selected: readonly SelectedWorkload[],
  tail: string,
): Exposure[] {
  const label = labelOf(resource, place);
  const doubt = admitUndecided(`who comes in by ${label} is not followed`);
  return (
    selected
      // A workload in place of a route says nothing new of itself.
      .filter(({ workload }) => workload.resource !== resource)
      .map((each) => ({
        workload: each.workload,
        path: `${label}${tail}`,
        gates: [doubt, ...each.doubt],
        requests: "any",
        entrance: unseenEntrance(resource, label),
      }))
  );
}

const comesFromService = ({ references }: StackResource): boolean =>
  Object.values(references)
    .flat()
    .some((urn) => /:Service(Patch)?::/.test(urn));

const selectsPods = (selector: Value, workload: Workload): Answer =>
  allOf([
    ...fields(at(selector, "matchLabels")).map(([key, value]) => matching(workload, key, value)),
    selects({ matchExpressions: at(selector, "matchExpressions") }, workload.podLabels),
  ]);

/** The label selectors of an object, also those that are plain labels. Empty ones are left out. */
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
    const isSelector = labels.every(([, label]) => typeof label === "string" || label === UNKNOWN);
    const isEmpty = labels.length === 0 && items(matchExpressions).length === 0;
    return isSelector && !isEmpty ? [{ matchLabels, matchExpressions }] : [];
  });
}
