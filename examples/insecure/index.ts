import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

// Written the quick way, as many do: it works, and it is open to everyone. Do not deploy it.

const search = new aws.opensearch.Domain("search", {
  engineVersion: "OpenSearch_2.19",
  clusterConfig: { instanceType: "t3.medium.search" },
  ebsOptions: { ebsEnabled: true, volumeSize: 20 },
});

const namespace = new kubernetes.core.v1.Namespace("tracardi", {
  metadata: { name: "tracardi" },
});

/** One pod of a Tracardi image behind a load balancer of its own. */
function run(
  name: string,
  image: string,
  env: Record<string, pulumi.Input<string>>,
): pulumi.Output<string> {
  const metadata = { name, namespace: namespace.metadata.name, labels: { app: name } };
  new kubernetes.apps.v1.Deployment(name, {
    metadata,
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            {
              name,
              image,
              ports: [{ containerPort: 80 }],
              env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
            },
          ],
        },
      },
    },
  });
  const service = new kubernetes.core.v1.Service(name, {
    metadata,
    spec: { type: "LoadBalancer", selector: { app: name }, ports: [{ port: 80 }] },
  });
  return service.status.loadBalancer.ingress[0].hostname;
}

export const apiHost = run("api", "tracardi/tracardi-api:0.8.2.1", {
  ELASTIC_HOST: pulumi.interpolate`https://${search.endpoint}:443`,
  REDIS_HOST: "redis",
});

export const guiHost = run("gui", "tracardi/tracardi-gui:0.8.2.1", {
  API_URL: pulumi.interpolate`http://${apiHost}`,
});
