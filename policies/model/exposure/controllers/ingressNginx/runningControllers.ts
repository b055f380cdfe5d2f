import { ifKnown } from "../../../../known";
import { type Value, at, isAbsent, isTrue } from "../../../../value";
import { kubernetesKindOf } from "../../../resources/kinds";
import { placementOf } from "../../../resources/placement";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import type { Way } from "../../exposure";
import { IngressClasses, classNameOf, legacyClass } from "../../ingresses/ingressClasses";
import type { Ingress } from "../../topology/ingresses";
import { type Placed, placed } from "../../topology/placed";
import type { Surroundings } from "../controller";
import { flag, wordsOf } from "../flags";
import { type RunningController, runningController } from "../runningController";
import { nginx } from "./annotations";

/** How an nginx reads an Ingress. */
export interface IngressReading {
  /** The prefix of its annotations. */
  readonly prefix: string;
  /** The list of networks for Ingresses that have none. */
  readonly defaultList: Value;
  /** Whether it takes the address of a client from a header. */
  readonly trustsHeaders: boolean;
}

const usual: IngressReading = { prefix: nginx, defaultList: undefined, trustsHeaders: false };

interface RunningNginx extends RunningController {
  /** Its name in IngressClasses. */
  readonly controllerClass: string;
  /** Its name in the older annotation of Ingresses. */
  readonly ingressClass: string;
  /** Whether it also serves Ingresses that name no class. */
  readonly withoutClass: boolean;
  readonly reading: IngressReading;
}

/** The nginx controllers (of Kubernetes, not of F5) that run in the stack, and the ways to them. */
export class RunningControllers {
  private readonly classes: IngressClasses;
  private readonly index: ResourceIndex;
  private readonly waysTo: NonNullable<Surroundings["waysTo"]>;
  private found?: readonly RunningNginx[];
  private readonly fronts = new Map<string, readonly Way[] | undefined>();

  constructor({ topology: { index }, waysTo = () => [] }: Surroundings) {
    this.index = index;
    this.waysTo = waysTo;
    this.classes = new IngressClasses(index);
  }

  /** How the controller of an Ingress reads it. One that is not in the stack is assumed to be as usual. */
  readingOf(ingress: Ingress): IngressReading {
    return this.of(ingress).at(0)?.reading ?? usual;
  }

  /** The ways to the controller of an Ingress; undefined if it, or everything that leads to it, is not in the stack. */
  frontsOf(ingress: Ingress): readonly Way[] | undefined {
    const serving = this.of(ingress);
    const key = serving.map(({ workload }) => workload.resource.urn).join("\n");
    if (!this.fronts.has(key)) {
      const ways = serving.length === 0 ? [] : this.waysTo(serving.map(({ workload }) => workload));
      this.fronts.set(key, ways.length === 0 ? undefined : ways);
    }
    return this.fronts.get(key);
  }

  /** The name of a class does not identify the controller: the class itself must be in the stack. */
  private of(ingress: Ingress): readonly RunningNginx[] {
    const legacy = legacyClass(ingress);
    const declared = at(this.classes.of(ingress)?.props, "spec", "controller");
    const serves = (one: RunningNginx): boolean => {
      if (typeof legacy === "string" && legacy !== "") return one.ingressClass === legacy;
      if (typeof declared === "string") return one.controllerClass === declared;
      return one.withoutClass && isAbsent(classNameOf(ingress));
    };
    this.found ??= this.index.ofKind("workload").flatMap((each) => runningIn(each, this.index));
    return this.found.filter(
      (one) => one.workload.place.cluster === ingress.place.cluster && serves(one),
    );
  }
}

const image = /ingress-nginx\/controller|nginx-ingress-controller/;

function runningIn(resource: StackResource, index: ResourceIndex): RunningNginx[] {
  if (kubernetesKindOf(resource.type) === "CronJob") return [];
  const running = runningController(placed(resource, index), image);
  if (running === undefined) return [];
  return ifKnown(
    wordsOf(running.container),
    (words) => [
      {
        ...running,
        controllerClass: flag(words, "controller-class") ?? "k8s.io/ingress-nginx",
        ingressClass: flag(words, "ingress-class") ?? "nginx",
        withoutClass: isTrue(flag(words, "watch-ingress-without-class")),
        reading: readingBy(words, running.workload, index),
      },
    ],
    [],
  );
}

/**
 * What the command and the ConfigMap that it names say of how Ingresses are read.
 *
 * Source: ingress-nginx, "Command line arguments" and "ConfigMap".
 */
function readingBy(
  words: readonly Value[],
  { place }: Placed,
  index: ResourceIndex,
): IngressReading {
  const prefix = flag(words, "annotations-prefix");
  const [namespace, name] = (flag(words, "configmap") ?? "").split("/");
  const settings = index.ofKind("configMap").find((one) => {
    const other = placementOf(one, index);
    const wanted = namespace === "$(POD_NAMESPACE)" ? place.namespace : namespace;
    return other.cluster === place.cluster && other.namespace === wanted && other.name === name;
  });
  const set = (key: string): Value => at(settings?.props, "data", key);
  return {
    prefix: prefix === undefined ? nginx : `${prefix}/`,
    defaultList: set("whitelist-source-range"),
    trustsHeaders: isTrue(set("use-forwarded-headers")) || isTrue(set("enable-real-ip")),
  };
}
