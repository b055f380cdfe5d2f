import type { Resource } from "../../preview/engine/resource";
import type { Properties } from "../../preview/engine/wire";

/** One in this many resources belongs to Tracardi; the rest have nothing to do with it. */
const SHARE = 10;

/**
 * A stack of the given size, a tenth of which is Tracardi: installations of ten resources, each in its own namespace.
 * The rest are buckets, roles, servers, and web applications on the same cluster.
 */
export function stackOf(size: number): Resource[] {
  const resources: Resource[] = [];
  for (let index = 0; resources.length < size; index++) {
    resources.push(...installation(`tracardi-${index}`));
    for (let other = 0; other < SHARE - 1; other++)
      resources.push(...unrelated(`${index}-${other}`));
  }
  return resources.slice(0, size);
}

function installation(namespace: string): Resource[] {
  const object = (type: string, name: string, inputs: Properties) =>
    resource(`kubernetes:${type}`, `${namespace}-${name}`, {
      metadata: { name, namespace },
      ...inputs,
    });
  const env = (exposeGuiApi: string) => [
    { name: "EXPOSE_GUI_API", value: exposeGuiApi },
    { name: "PRODUCTION", value: "yes" },
    { name: "API_DOCS", value: "no" },
    { name: "ELASTIC_HOST", value: "https://search.example.com:443" },
    { name: "REDIS_HOST", value: "redis.example.com" },
    ...["INSTALLATION_TOKEN", "AUTO_PROFILE_MERGING"].map((name) => ({
      name,
      valueFrom: { secretKeyRef: { name: "tracardi", key: name } },
    })),
  ];
  const deployment = (app: string, image: string, replicas: number, variables: Properties[]) =>
    object("apps/v1:Deployment", app, {
      spec: {
        replicas,
        selector: { matchLabels: { app } },
        template: {
          metadata: { labels: { app } },
          spec: {
            affinity: { podAntiAffinity: apart(app) },
            containers: [{ name: app, image: `tracardi/${image}:0.8.2.1`, env: variables }],
          },
        },
      },
    });
  const service = (app: string) =>
    object("core/v1:Service", app, { spec: { selector: { app }, ports: [{ port: 8080 }] } });
  const hosts = (name: string, app: string, annotations: Properties) =>
    object("networking.k8s.io/v1:Ingress", name, {
      metadata: { name, namespace, annotations },
      spec: {
        ingressClassName: "nginx",
        tls: [{ hosts: [`${app}.${namespace}.example.com`], secretName: "tls" }],
        rules: [
          {
            host: `${app}.${namespace}.example.com`,
            http: {
              paths: [{ path: "/track", pathType: "Exact", backend: { service: { name: app } } }],
            },
          },
        ],
      },
    });
  return [
    object("core/v1:Secret", "tracardi", {
      stringData: {
        INSTALLATION_TOKEN: "0123456789abcdef0123456789abcdef",
        AUTO_PROFILE_MERGING: "0123456789abcdef0123456789abcdef",
      },
    }),
    deployment("public-api", "tracardi-api", 3, env("no")),
    deployment("internal-api", "tracardi-api", 2, env("yes")),
    deployment("gui", "tracardi-gui", 2, []),
    service("public-api"),
    service("internal-api"),
    service("gui"),
    hosts("public", "public-api", {}),
    hosts("people", "gui", {
      "nginx.ingress.kubernetes.io/whitelist-source-range": "203.0.113.0/24",
    }),
    object("policy/v1:PodDisruptionBudget", "public-api", {
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: "public-api" } } },
    }),
  ];
}

const apart = (app: string): Properties => ({
  requiredDuringSchedulingIgnoredDuringExecution: [
    { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { app } } },
  ],
});

function unrelated(name: string): Resource[] {
  const metadata = { name, namespace: "web", labels: { app: name } };
  const template = {
    metadata,
    spec: { containers: [{ name: "web", image: "nginx:1.29", env: [{ name: "A", value: "b" }] }] },
  };
  return [
    resource("kubernetes:apps/v1:Deployment", `web-${name}`, {
      metadata,
      spec: { replicas: 2, selector: { matchLabels: { app: name } }, template },
    }),
    resource("kubernetes:core/v1:Service", `web-${name}`, {
      metadata,
      spec: { selector: { app: name }, ports: [{ port: 80 }] },
    }),
    resource("kubernetes:core/v1:ConfigMap", `web-${name}`, { metadata, data: { a: "b" } }),
    resource("aws:s3/bucket:Bucket", `data-${name}`, { bucket: `data-${name}`, tags: { a: "b" } }),
    resource("aws:iam/role:Role", `role-${name}`, { name, assumeRolePolicy: "{}" }),
    resource("aws:ec2/instance:Instance", `server-${name}`, {
      ami: "ami-1",
      instanceType: "m7i.large",
      vpcSecurityGroupIds: ["sg-1"],
    }),
    resource("aws:ec2/securityGroup:SecurityGroup", `group-${name}`, {
      ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
    }),
    resource("aws:ec2/subnet:Subnet", `subnet-${name}`, { cidrBlock: "10.0.0.0/24" }),
    resource("aws:cloudwatch/logGroup:LogGroup", `logs-${name}`, { retentionInDays: 90 }),
    resource("aws:sqs/queue:Queue", `queue-${name}`, { name }),
  ];
}

function resource(type: string, name: string, inputs: Properties): Resource {
  const urn = `urn:pulumi:bench::bench::${type}::${name}`;
  return {
    ...{ urn, type, name, inputs, outputs: { ...inputs, id: name } },
    ...{ parent: "", custom: true, external: false, provider: "", id: name },
    ...{ dependencies: [], propertyDependencies: {} },
    options: {
      protect: false,
      ignoreChanges: [],
      deleteBeforeReplace: undefined,
      additionalSecretOutputs: [],
      aliases: [],
      timeouts: { create: 0, update: 0, delete: 0 },
    },
  };
}
