import { UNKNOWN } from "../../../known";
import { type Value, at, items } from "../../../value";
import { sourcesIn } from "../../environment/sources";
import { type Admission, admitUndecided } from "../../networks/admission";
import { kubernetesKindOf } from "../../resources/kinds";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { runs } from "../../workloads/runs";
import { type Workload, podTemplate } from "../../workloads/workloads";
import { tunnelGate } from "../controllers/tunnels";
import type { Surroundings } from "../controllers/controller";
import type { Exposure, Way } from "../exposure";
import { type Frontend, unseenFrontend } from "../frontend";
import { gatesBehind } from "../ingresses/controllerFronts";
import { hostNamesIn } from "../references/hostsInText";
import { placed } from "../topology/placed";
import type { SelectedWorkload } from "../topology/selection";
import type { Topology } from "../topology/topology";
import { AddressBook } from "./addressBook";
import { type PodSetting, type PodSettings, podSettings } from "./podSettings";
import {
  isCaller,
  isOfProxy,
  isProxyImage,
  limitsClients,
  startsProxy,
  tellsUpstream,
  withoutComments,
} from "./software";

/** Pods that may pass requests on, with what configures them. */
interface Candidate {
  readonly pods: Workload;
  readonly containers: readonly Value[];
  readonly settings: PodSettings;
}

/** One step from a proxy to something else. */
interface Lead {
  readonly to: SelectedWorkload;
  /** ` (ConfigMap edge/edge) → Service tracardi/gui` */
  readonly tail: string;
  readonly gates: readonly Admission[];
  /** Whether the pods are known to pass requests on, and not just to call what they know the address of. */
  readonly isSure: boolean;
}

/** A request may pass through this many proxies. */
const farthest = 3;

/**
 * Ways in through proxies and tunnels that run in the stack, whatever software they are: what their settings
 * name counts, and who comes to them is followed.
 */
export function proxyExposures({ topology, waysTo }: Surroundings): Exposure[] {
  if (waysTo === undefined || topology.workloads.length === 0) return [];
  const candidates = candidatesIn(topology);
  const done = new Set<Candidate>();
  const exposures: Exposure[] = [];
  let targets: ReadonlyMap<Workload, readonly Lead[]> = ownLeads(topology);
  let towards = topology;
  for (let depth = 0; depth < farthest && targets.size > 0; depth += 1) {
    const book = new AddressBook(towards);
    const found = new Map<Workload, Lead[]>();
    for (const candidate of candidates) {
      if (done.has(candidate)) continue;
      const leads = leadsOf(candidate, book).flatMap((lead) => continued(lead, targets));
      if (leads.length === 0) continue;
      done.add(candidate);
      found.set(candidate.pods, leads);
      exposures.push(...leads.flatMap((lead) => exposuresBy(candidate, lead, waysTo, towards)));
    }
    targets = found;
    towards = topology.towards([...found.keys()]);
  }
  return exposures;
}

const ownLeads = ({ workloads }: Topology): ReadonlyMap<Workload, readonly Lead[]> =>
  new Map(
    workloads.map((workload) => [
      workload,
      [{ to: { workload, doubt: [] }, tail: "", gates: [], isSure: true }],
    ]),
  );

/** A step to a proxy, taken on to where that one leads. */
function continued(lead: Lead, targets: ReadonlyMap<Workload, readonly Lead[]>): readonly Lead[] {
  return (targets.get(lead.to.workload) ?? []).map((next) => ({
    to: next.to,
    tail: `${lead.tail}${next.tail === "" ? "" : ` → ${lead.to.workload.label}${next.tail}`}`,
    gates: [...lead.gates, ...next.gates],
    isSure: lead.isSure && next.isSure,
  }));
}

/** The ConfigMaps and Secrets that pods of the stack read, so that these say who is led where. */
export const objectsOfPods = (topology: Topology): ReadonlySet<StackResource> =>
  new Set(candidatesIn(topology).flatMap(({ settings }) => settings.objects));

/** Cached, because the ways to proxies ask again. */
const byIndex = new WeakMap<ResourceIndex, readonly Candidate[]>();

/** All pods of a stack that may be proxies. The first to ask are the workloads that all is about. */
export function candidatesIn({ index, workloads }: Topology): readonly Candidate[] {
  const known = byIndex.get(index);
  if (known !== undefined) return known;
  const sourcesOf = sourcesIn(index, false);
  const own = new Map(workloads.map((workload) => [workload.resource, workload]));
  const found = index.ofKind("workload").flatMap((resource): Candidate[] => {
    if (["Job", "CronJob"].includes(kubernetesKindOf(resource.type))) return [];
    const template = podTemplate(resource);
    const podSpec = at(template, "spec");
    const ours = new Set(own.get(resource)?.containers.map(({ spec }) => spec));
    const containers = ["initContainers", "containers", "ephemeralContainers"]
      .flatMap((key) => items(at(podSpec, key)))
      .filter((container) => !ours.has(container) && !isCaller(container));
    if (containers.length === 0) return [];
    const where = placed(resource, index);
    const pods: Workload = {
      ...where,
      ...{ containers: [], allContainers: [], instances: UNKNOWN, runsToCompletion: false },
      podLabels: at(template, "metadata", "labels"),
      podSpec,
    };
    const sources = sourcesOf(resource, where.place, template);
    const annotations = at(template, "metadata", "annotations");
    const settings = podSettings(podSpec, annotations, containers, sources, index);
    return [{ pods, containers, settings }];
  });
  byIndex.set(index, found);
  return found;
}

/** What the settings of pods lead to. */
function leadsOf({ pods, containers, settings }: Candidate, book: AddressBook): Lead[] {
  const isProxy = containers.some(isProxyImage);
  const files = settings.known.filter(({ name }) => !/\.(html?|css|svg|md)$/i.test(name ?? ""));
  const limited = files.some(({ text }) => limitsClients(text));
  const limit = `whom the settings of ${pods.label} let in is not followed`;
  const leads = new Map<Workload, Lead>();
  const add = (to: SelectedWorkload, label: string, source: string, sure: boolean): void => {
    if (to.workload.resource === pods.resource) return;
    const before = leads.get(to.workload);
    if (before !== undefined && (!sure || before.gates.length === 0)) return;
    const doubt = `whether ${pods.label} passes requests on to ${label} is not known`;
    const gates = [
      ...to.doubt,
      ...(sure ? [] : [admitUndecided(doubt)]),
      ...(limited ? [admitUndecided(limit)] : []),
    ];
    leads.set(to.workload, { to, tail: `${source} → ${label}`, gates, isSure: sure });
  };
  for (const setting of files) {
    const text = withoutComments(setting.text);
    const source = setting.label === undefined ? "" : ` (${setting.label})`;
    const sure = isProxy || saysProxy(setting, text);
    for (const host of hostsOf(setting, text)) {
      for (const { label, selected } of book.of(host, pods.place)) {
        for (const one of selected) {
          if (sure || mayPassOn(setting, one.workload)) add(one, label, source, sure);
        }
      }
    }
  }
  const from = [...settings.from, ...(isProxy ? (pods.resource.references["spec"] ?? []) : [])];
  for (const { label, selected } of isProxy ? book.ofReferences(from) : []) {
    selected.forEach((one) => add(one, label, "", true));
  }
  return [...leads.values()];
}

const saysProxy = ({ form }: PodSetting, text: string): boolean =>
  form === "file" ? isOfProxy(text) : form === "word" && startsProxy(text);

/** In a variable or a word, the whole text may be a short name. */
const hostsOf = ({ form }: PodSetting, text: string): readonly (readonly string[])[] => {
  const found = hostNamesIn(text);
  const whole = text.trim().toLowerCase();
  return form !== "file" && /^[a-z][a-z0-9-]*$/.test(whole) ? [...found, [whole]] : found;
};

/** Software that calls the API may be its user; but who takes the GUI's address, or calls it an upstream, passes on. */
const mayPassOn = ({ name, text, form }: PodSetting, workload: Workload): boolean =>
  runs(workload, "gui") ||
  (form === "variable" && tellsUpstream(name ?? "")) ||
  (form === "word" && /^-/.test(text) && tellsUpstream(text.split("=")[0]));

function exposuresBy(
  { pods, containers }: Candidate,
  { to, tail, gates, isSure }: Lead,
  waysTo: NonNullable<Surroundings["waysTo"]>,
  topology: Topology,
): Exposure[] {
  const exposure = (path: string, passed: readonly Admission[], front?: Way): Exposure => ({
    workload: to.workload,
    path: `${path}${tail}`,
    gates: passed,
    requests: "any",
    frontend: front === undefined ? unseenFrontend(pods.resource, pods.label) : behind(front),
  });
  const tunnels = containers.flatMap((container) => tunnelGate(container) ?? []);
  if (tunnels.length > 0) {
    return tunnels.map((gate) => exposure(`the tunnel of ${pods.label}`, [gate, ...gates]));
  }
  const ways = waysTo([pods]);
  if (ways.length > 0) {
    return ways.map((way) => exposure(`${way.path} → ${pods.label}`, gatesBehind(way, gates), way));
  }
  const isInside = topology.towards([pods]).services.length > 0;
  const doubt = admitUndecided(`who comes in by ${pods.label} is not followed`);
  return isInside || !isSure ? [] : [exposure(pods.label, [doubt, ...gates])];
}

/** A proxy to which TCP is passed on may end TLS. */
const behind = ({ frontend }: Way): Frontend =>
  frontend.protocol === "raw" ? { ...frontend, protocol: UNKNOWN } : frontend;
