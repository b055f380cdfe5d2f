import { UNKNOWN } from "../../known";
import { type Value, at } from "../../value";
import { environmentOf } from "../environment/environment";
import type { Sources } from "../environment/variable";
import type { Exposure } from "../exposure/exposure";
import { Fronts } from "../exposure/loadBalancers/fronts";
import { admitUndecided } from "../networks/admission";
import { AddressBook } from "../exposure/proxies/addressBook";
import { isProxyImage } from "../exposure/proxies/software";
import { hostNamesIn } from "../exposure/references/hostsInText";
import type { Topology } from "../exposure/topology/topology";
import type { Placement } from "../resources/placement";
import type { ResourceIndex } from "../resources/resources";
import { imageOf, lineOfImage } from "../workloads/image";
import { ownImage } from "../workloads/processes";
import type { TracardiContainer, Unidentified, Workload } from "../workloads/workloads";
import type { Hosted } from "./hosted";
import { platforms } from "./platforms";

/** What runs outside Kubernetes: Tracardi itself, and what passes requests on to it. */
export class Outside {
  readonly workloads: readonly Workload[];
  private readonly hosts: readonly Hosted[];
  private readonly byHost = new Map<Hosted, Workload>();

  constructor(index: ResourceIndex) {
    this.hosts = platforms.flatMap(({ hosted }) => hosted(index));
    for (const host of this.hosts) {
      const workload = workloadOf(host);
      if (workload.containers.length > 0) this.byHost.set(host, workload);
    }
    this.workloads = [...this.byHost.values()];
  }

  /** What no rule says of them. Of the GUI, there is nothing else to be said. */
  get unidentified(): readonly Unidentified[] {
    const more = this.workloads.filter(({ containers }) =>
      containers.some(({ process }) => process !== "gui"),
    );
    return more.map(({ label, resource }) => ({
      doubt:
        `${label} runs Tracardi outside Kubernetes, where only who reaches it is judged. ` +
        "Run it in a cluster to have the rest judged.",
      urn: resource.urn,
    }));
  }

  /** The ways to them, and through them to workloads in clusters. */
  exposures(topology: Topology): Exposure[] {
    if (this.hosts.length === 0) return [];
    const { index, securityGroups } = topology;
    const around = { index, securityGroups, fronts: new Fronts(topology) };
    const own = [...this.byHost].flatMap(([host, workload]) =>
      host.ways(around).map((way): Exposure => ({
        ...way,
        workload,
        path: way.path === host.label ? way.path : `${way.path} → ${host.label}`,
      })),
    );
    if (topology.workloads.length === 0) return own;
    const book = new AddressBook(topology);
    const through = this.hosts
      .filter((host) => !this.byHost.has(host))
      .flatMap((host) => {
        const led = leads(host, book);
        if (led.length === 0) return [];
        const ways = host.ways(around);
        return led.flatMap(({ workload, label, isSure }) =>
          ways.map((way): Exposure => ({
            ...way,
            workload,
            path: `${way.path} → ${host.label} → ${label}`,
            gates: isSure
              ? way.gates
              : [
                  ...way.gates,
                  admitUndecided(
                    `whether ${host.label} passes requests on to ${label} is not known`,
                  ),
                ],
            frontend: { ...way.frontend, protocol: UNKNOWN },
          })),
        );
      });
    return [...own, ...through];
  }
}

/** No cluster: names of Services mean nothing there. */
const nowhere: Placement = { cluster: "outside", namespace: UNKNOWN, name: UNKNOWN };

const noSources: Sources = {
  objects: () => [],
  field: () => undefined,
  podSpec: undefined,
  annotations: undefined,
};

function workloadOf({ resource, label, containers }: Hosted): Workload {
  const found = containers.flatMap((spec): TracardiContainer[] => {
    const process = ownImage(spec);
    if (process === undefined) return [];
    const environment = environmentOf(spec, noSources);
    const image = imageOf(spec);
    const name = nameIn(spec);
    const { variable } = environment;
    return [{ name, spec, environment, process, image, line: lineOfImage(image), variable }];
  });
  return {
    ...{ resource, label, place: nowhere, containers: found, allContainers: found },
    ...{ podLabels: undefined, podSpec: undefined, instances: UNKNOWN, runsToCompletion: false },
  };
}

const nameIn = (spec: Value): string => {
  const name = at(spec, "name");
  return typeof name === "string" ? name : "?";
};

/** The workloads in clusters whose addresses are in the settings of something outside. */
function leads({ containers }: Hosted, book: AddressBook) {
  return containers.flatMap((spec) => {
    const texts = environmentOf(spec, noSources)
      .entries()
      .map(({ found }) => (found.state === "set" ? found.value : ""));
    const hosts = texts.flatMap(hostNamesIn).filter((host) => host.length > 1);
    return hosts
      .flatMap((host) => book.of(host, nowhere))
      .flatMap(({ label, selected }) =>
        selected.map(({ workload }) => ({ workload, label, isSure: isProxyImage(spec) })),
      );
  });
}
