import { type Answer, choose, holds, or } from "../../../../known";
import { type Value, at, fields, isAbsent } from "../../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
  union,
} from "../../../networks/admission";
import { placementOf } from "../../../resources/placement";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import { admitted, networksIn } from "../../lists";
import { annotation as awsPrefix } from "../../services/awsAnnotations";
import type { BalancedService, ServiceServer, Surroundings } from "../controller";
import { insideByAnnotation, kubernetesFrontends, kubernetesSources } from "../kubernetesServices";
import { type Saying, says } from "./sayings";

/** What a cloud's own controller reads of a Service of type LoadBalancer. Only that cloud's reads it. */
export interface CloudAnnotations {
  /** What makes a load balancer internal. */
  readonly internal: readonly Saying[];
  /** Lists of networks that are let in. */
  readonly allowed?: readonly Listing[];
  /** What limits clients by objects that are not in the stack, such as the id of a list. */
  readonly elsewhere?: readonly Saying[];
  /** The classes of Services that the controller serves; those of `internalClass` have internal load balancers. */
  readonly className?: RegExp;
  readonly internalClass?: RegExp;
  /** Set if it takes no notice of `loadBalancerSourceRanges`. */
  readonly ignoresRanges?: true;
}

interface Listing {
  readonly annotation: string;
  /** The networks in its text; a comma-separated list unless it says otherwise. */
  readonly read?: (text: Value) => readonly Value[];
}

export const cloudServices = (cloud: CloudAnnotations): ServiceServer => ({
  claims: {
    className: cloud.className,
    asked: ({ resource }) =>
      [...cloud.internal, ...(cloud.elsewhere ?? [])].some(
        (saying) => said(resource, saying) !== "no",
      ) || listsOf(resource, cloud).length > 0,
  },
  serve: (around) => ({
    gates: (service) => gatesOf(service, cloud, around),
    frontends: kubernetesFrontends(around.topology),
  }),
});

function gatesOf(
  service: BalancedService,
  cloud: CloudAnnotations,
  { topology }: Surroundings,
): readonly Admission[] {
  const { resource, label } = service;
  const doubt = admitUndecided(
    `whether the controller that makes the load balancer of ${label} reads the annotation that calls it internal is not known`,
  );
  const internal = or(
    ...cloud.internal.map((saying) => said(resource, saying)),
    classSays(resource, cloud.internalClass),
  );
  const unknown = admitUndecided(`whether the load balancer of ${label} is internal is not known`);
  const inside = choose(internal, { yes: [admitInside], no: [], unknown: [unknown] });
  const elsewhere = (cloud.elsewhere ?? [])
    .filter((saying) => said(resource, saying) !== "no")
    .map(({ annotation }) =>
      admitUndecided(`whom ${annotation} of ${label} lets in cannot be seen`),
    );
  if (isOwn(resource, cloud, topology.index)) {
    return [sourcesOf(resource, cloud, topology, []), ...inside, ...elsewhere];
  }
  // Another controller ignores the annotations, so what they say counts only as far as it says the same.
  return [
    sourcesOf(resource, cloud, topology, [doubt]),
    ...insideByAnnotation(service),
    ...inside.map((gate) => union([gate, doubt])),
    ...elsewhere,
  ];
}

function sourcesOf(
  resource: StackResource,
  cloud: CloudAnnotations,
  { securityGroups }: Surroundings["topology"],
  doubt: readonly Admission[],
): Admission {
  const lists = listsOf(resource, cloud);
  const ranges = at(resource.props, "spec", "loadBalancerSourceRanges");
  const byRanges = cloud.ignoresRanges
    ? admitEveryone("has source ranges, which its controller does not read")
    : kubernetesSources(resource, securityGroups);
  if (lists.length === 0) return byRanges;
  const listed = union([...lists, ...doubt]);
  return isAbsent(ranges) || cloud.ignoresRanges ? listed : union([listed, byRanges]);
}

const listsOf = (resource: StackResource, { allowed = [] }: CloudAnnotations): Admission[] =>
  allowed.flatMap(({ annotation, read = networksIn }) => {
    const text = annotated(resource, annotation);
    return isAbsent(text) ? [] : [admitted(read(text))];
  });

/** Whether the annotations of a Service are those of the cloud that it is in, as far as the stack shows it. */
function isOwn(
  resource: StackResource,
  { className }: CloudAnnotations,
  index: ResourceIndex,
): boolean {
  const own = at(resource.props, "spec", "loadBalancerClass");
  if (!isAbsent(own)) return typeof own === "string" && className?.test(own) === true;
  const asksAws = fields(at(resource.props, "metadata", "annotations")).some(([key]) =>
    key.startsWith(`${awsPrefix}aws-`),
  );
  return !asksAws && !isAws(placementOf(resource, index).cluster);
}

/** A cluster of EKS: by the address of its API, or by the resource that its kubeconfig comes from. */
const isAws = (cluster: string): boolean =>
  /\.eks\.amazonaws\.com|::(aws|eks|awsx|aws-native):/.test(cluster);

const annotated = ({ props }: StackResource, annotation: string): Value =>
  at(props, "metadata", "annotations", annotation);

const said = ({ props }: StackResource, saying: Saying): Answer =>
  says(at(props, "metadata", "annotations"), saying);

const classSays = ({ props }: StackResource, internal: RegExp | undefined): Answer =>
  holds(
    at(props, "spec", "loadBalancerClass"),
    (name) => typeof name === "string" && internal?.test(name) === true,
  );
