import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { Properties, WireValue, isObject, isUnknown, unwrap } from "../engine/wire";
import { kubernetesDocuments } from "./kubernetesYaml";
import { MARK, SimulatedPackage, Subject, digits, object, text } from "./package";

/** A Kubernetes API server, simulated: it stores what it is given. */
export const kubernetes: SimulatedPackage = {
  name: "kubernetes",

  check({ urn, name, inputs }, olds): Properties {
    const metadata = inputs.metadata === undefined ? {} : unwrap(inputs.metadata);
    if (!isObject(metadata) || metadata.name !== undefined || metadata.generateName !== undefined) {
      return inputs;
    }
    const generated = text(object(olds.metadata).name) ?? `${name}-${digits(urn, 8)}`;
    const annotations = { ...object(metadata.annotations), "pulumi.com/autonamed": "true" };
    return { ...inputs, metadata: { ...metadata, annotations, name: generated } };
  },

  id({ inputs, name }: Subject): string {
    const metadata = object(inputs.metadata);
    const namespace = text(metadata.namespace);
    const own = text(metadata.name) ?? name;
    return namespace === undefined ? own : `${namespace}/${own}`;
  },

  computed({ urn, type, inputs }: Subject): Properties {
    const metadata = { uid: `${MARK}-${digits(urn, 12)}`, resourceVersion: "1", generation: 1 };
    return { metadata, ...statusOf(type, inputs, urn) };
  },

  // Not simulated, among others: `kubernetes:helm:template`, which runs Helm.
  invoke: (token, args) =>
    token === "kubernetes:yaml:decode" ? decoded(text(args.text)) : undefined,

  replacedBy: (type) => [
    ...["metadata.name", "metadata.namespace"],
    ...(REPLACED_WHOLE.includes(type) ? ["spec", "data", "stringData", "binaryData"] : []),
  ],

  // As the real provider: the identifier decides, and without one the cluster of the kubeconfig's context.
  elsewhere(olds, news): string[] {
    const [before, after] = [olds, news].map(({ clusterIdentifier: id }) => id && unwrap(id));
    if (before && after) return before === after ? [] : ["clusterIdentifier"];
    const { kubeconfig } = news;
    if (kubeconfig !== undefined && isUnknown(unwrap(kubeconfig))) return ["kubeconfig"];
    const [old, fresh] = [olds, news].map((each) => activeCluster(text(each.kubeconfig)));
    return old && fresh && !isDeepStrictEqual(old, fresh) ? ["kubeconfig"] : [];
  },
};

/** The cluster that a kubeconfig's context is about. */
function activeCluster(kubeconfig: string | undefined): unknown {
  if (kubeconfig === undefined) return undefined;
  const config = parse(kubeconfig) as Kubeconfig | null;
  const named = config?.contexts?.find(({ name }) => name === config["current-context"]);
  return config?.clusters?.find(({ name }) => name === named?.context.cluster)?.cluster;
}

interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly { name: string; context: { cluster?: string } }[];
  readonly clusters?: readonly { name: string; cluster: unknown }[];
}

/** The decoded YAML from which ConfigFile and ConfigGroup create their objects. */
function decoded(yaml: string | undefined): Properties | undefined {
  if (yaml === undefined) return undefined;
  const result = kubernetesDocuments(yaml).map((document): WireValue => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`the YAML cannot be read: ${error.message}`);
    return document.toJS() as WireValue;
  });
  return { result: result.filter((each) => each !== null) };
}

/** Objects that the real provider replaces when their content changes. */
const REPLACED_WHOLE = [
  "kubernetes:batch/v1:Job",
  "kubernetes:core/v1:ConfigMap",
  "kubernetes:core/v1:Secret",
];

function statusOf(type: string, inputs: Properties, urn: string): Properties {
  if (type === "kubernetes:core/v1:Service" && text(object(inputs.spec).type) === "LoadBalancer") {
    const hostname = `${MARK}-${digits(urn, 8)}.elb.invalid`;
    return { status: { loadBalancer: { ingress: [{ hostname }] } } };
  }
  return {};
}
