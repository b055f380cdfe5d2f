import { type Inputs, U } from "../../helpers/policyStack";
import type { Layout, Role, Store } from "./case";

type HostedStore = Exclude<Store, "cluster">;

/** Pods of a store beside the internal API, without anything that leads to them. */
export function addPods(
  { addBeside }: Layout,
  name: string,
  image: string,
  more: {
    kind?: string;
    replicas?: unknown;
    container?: Inputs;
    pod?: Inputs;
    metadata?: Inputs;
  } = {},
): void {
  const container = { name, image, ...more.container };
  const kind = more.kind ?? "StatefulSet";
  addBeside("internalApi", `kubernetes:apps/v1:${kind}`, `${name}-pods`, {
    metadata: { name, ...more.metadata },
    spec: {
      ...("replicas" in more ? { replicas: more.replicas } : { replicas: 3 }),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [container], ...more.pod },
      },
    },
  });
}

/** A Service in front of such pods. */
export function addService(
  { addBeside }: Layout,
  name: string,
  spec: Inputs = {},
  annotations: Inputs = {},
): void {
  addBeside("internalApi", "kubernetes:core/v1:Service", `${name}-service`, {
    metadata: { name, annotations },
    spec: { selector: { app: name }, ports: [{ port: 9200 }], ...spec },
  });
}

/** A search engine of one's own, which the internal API uses in place of the other. */
export function ownSearch(
  layout: Layout,
  { spec, annotations, image = "elasticsearch:8.11.4", ...more }: Inputs = {},
): void {
  addPods(layout, "es", image, more);
  addService(layout, "es", spec, annotations);
  setHost(layout, "internalApi", "search", "https://es:9200");
}

/** A Redis of one's own, which the internal API uses in place of the other. */
export function ownRedis(
  layout: Layout,
  { spec, annotations, image = "redis:7.2", ...more }: Inputs = {},
): void {
  addPods(layout, "cache", image, { kind: "Deployment", replicas: 1, ...more });
  addService(layout, "cache", { ports: [{ port: 6379 }], ...spec }, annotations);
  setHost(layout, "internalApi", "redis", "cache");
}

/** A search cluster of Elastic's operator, which the internal API uses. */
export function operated(layout: Layout, nodeSets: Inputs[], http: Inputs = {}): void {
  layout.addBeside(
    "internalApi",
    "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch",
    "eck",
    {
      metadata: { name: "events" },
      spec: { version: "8.11.4", nodeSets, http },
    },
  );
  setHost(layout, "internalApi", "search", "https://events-es-http:9200");
}

const cloudHost = "tracardi.es.eu-west-1.aws.elastic-cloud.com";

/** A deployment on Elastic Cloud, which the internal API uses. */
export function onElasticCloud(
  layout: Layout,
  inputs: Inputs,
  from: Record<string, string[]> = {},
): void {
  layout.stack.add(
    "ec:index/deployment:Deployment",
    "cloud",
    { elasticsearch: { hot: { zoneCount: 3 } }, ...inputs },
    { from, outputs: { elasticsearch: { httpsEndpoint: `https://${cloudHost}:443` } } },
  );
  setHost(layout, "internalApi", "search", `https://${cloudHost}:443`);
}

/** A serverless collection, which the internal API uses. */
export function serverless(layout: Layout, network: Inputs[]): void {
  const host = "abc123.eu-west-1.aoss.amazonaws.com";
  layout.stack
    .add(
      "aws:opensearch/serverlessCollection:ServerlessCollection",
      "collection",
      { name: "tracardi" },
      { outputs: { collectionEndpoint: `https://${host}` } },
    )
    .add("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", "network", {
      name: "tracardi",
      type: "network",
      policy: JSON.stringify(network),
    });
  setHost(layout, "internalApi", "search", `https://${host}:443`);
}

/** A search domain that has nothing to do with Tracardi, as bad as can be. */
export const addLogs = ({ stack }: Layout): unknown =>
  stack.add(
    "aws:opensearch/domain:Domain",
    "logs",
    { domainName: "logs", clusterConfig: { instanceCount: 1 } },
    { outputs: { endpoint: U } },
  );

/** Gives the Redis a security group of its own. */
export function redisGroup(layout: Layout, cidrBlocks: unknown, more: Inputs = {}): void {
  const ingress = [{ protocol: "tcp", fromPort: 6379, toPort: 6379, cidrBlocks, ...more }];
  layout.stack.add(
    "aws:ec2/securityGroup:SecurityGroup",
    "redis-own",
    { ingress },
    { outputs: { id: "sg-redis" } },
  );
  layout.inputs("redis").securityGroupIds = ["sg-redis"];
  const { stack, nameOf } = layout;
  stack.get(nameOf("redis")).references.securityGroupIds = [stack.get("redis-own").urn];
}

/** Gives a process another host for a store: what it had was made of the store, and this one is not. */
export function setHost(layout: Layout, role: Role, store: HostedStore, host: string): void {
  layout.setEnv(role, store === "search" ? "ELASTIC_HOST" : "REDIS_HOST", host);
  const { stack, nameOf } = layout;
  const { references } = stack.get(nameOf(role));
  if (references.spec === undefined) return;
  references.spec = references.spec.filter((urn) => urn !== stack.get(nameOf(store)).urn);
}

/** Another program beside the internal API. */
export function addShop(layout: Layout, env: Inputs[], more: Inputs = {}): void {
  addPods(layout, "shop", "example/shop:4.2.0", {
    kind: "Deployment",
    container: { env, ...more },
  });
}
