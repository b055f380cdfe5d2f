import { type Inputs, U } from "../../helpers/policyStack";
import type { Layout } from "./case";

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
  layout.setEnv("internalApi", "ELASTIC_HOST", "https://es:9200");
}

/** A Redis of one's own, which the internal API uses in place of the other. */
export function ownRedis(
  layout: Layout,
  { spec, annotations, image = "redis:7.2", ...more }: Inputs = {},
): void {
  addPods(layout, "cache", image, { kind: "Deployment", replicas: 1, ...more });
  addService(layout, "cache", { ports: [{ port: 6379 }], ...spec }, annotations);
  layout.setEnv("internalApi", "REDIS_HOST", "cache");
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
  layout.setEnv("internalApi", "ELASTIC_HOST", "https://events-es-http:9200");
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
  layout.setEnv("internalApi", "ELASTIC_HOST", `https://${cloudHost}:443`);
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
  layout.setEnv("internalApi", "ELASTIC_HOST", `https://${host}:443`);
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
}

/** Another program beside the internal API. */
export function addShop(layout: Layout, env: Inputs[], more: Inputs = {}): void {
  addPods(layout, "shop", "example/shop:4.2.0", {
    kind: "Deployment",
    container: { env, ...more },
  });
}
