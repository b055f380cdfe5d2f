import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../internal/names";
import { routableCidrs } from "../../internal/networks";
import type { Network } from "../../network/network";
import type { StoreNetworkTarget } from "../../network/storeNetworkTarget";
import { randomPassword } from "../../security/randomPassword";
import type { ElasticCloudSettings } from "../../settings/stores";
import { validatedOutput } from "../../validation/validatedOutput";
import type { Credentials, SearchEndpoint } from "../searchEndpoint";
import { Deployment, type DeploymentArgs, TrafficFilter } from "./resources";

/** Elastic Cloud serves both 443 and 9243, whichever port its provider puts into the endpoint. */
const searchPort = 443;

export interface ElasticCloudResourceArgs {
  /** The component's name, for messages. */
  readonly component: string;
  readonly settings: ElasticCloudSettings;
  readonly network: Network;
  readonly protection: boolean;
}

/**
 * An Elasticsearch deployment in three zones on Elastic Cloud. It admits the addresses of the installation's
 * NAT gateways and the networks that the user lists.
 */
export class ElasticCloud extends pulumi.ComponentResource implements SearchEndpoint {
  readonly url: pulumi.Output<string>;
  readonly flavor: ElasticCloudSettings["flavor"];
  readonly login: Credentials;
  readonly master: Credentials;
  readonly networkTarget: StoreNetworkTarget;

  constructor(
    name: string,
    args: ElasticCloudResourceArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("tracardi-pulumi:index:ElasticCloud", name, {}, opts);
    const parent = { parent: this };
    const { component, settings, network, protection } = args;
    const { region } = settings;
    const physical = physicalName(name, 60);

    const filter = new TrafficFilter(
      name,
      {
        name: physical,
        region,
        type: "ip",
        rules: [
          ...network.natAddresses.map((address) => ({
            source: pulumi.interpolate`${address}/32`,
            description: "NAT gateway",
          })),
          ...settings.allowedNetworks.map((each, index) => ({
            source: validatedOutput(component, `elasticCloud.allowedNetworks[${index}]`, each),
          })),
        ],
      },
      { ...parent, ignoreChanges: ["name"] },
    );
    const key = settings.encryptionKeyArn;
    const deployment = new Deployment(
      name,
      {
        name: physical,
        region,
        version: settings.version,
        deploymentTemplateId: settings.template,
        elasticsearch: tiers(settings),
        // Without Kibana, Elastic warns about changes and upgrades of a deployment.
        kibana: {},
        trafficFilters: [filter.id],
        ...(key !== undefined && {
          encryptionKeyPath: validatedOutput(component, "elasticCloud.encryptionKeyArn", key),
        }),
        tags: { "tracardi-pulumi": component },
      },
      {
        ...parent,
        protect: protection,
        // The autoscaler sets the size; we must not undo that.
        ignoreChanges: [
          "name",
          ...(settings.maxMemoryGiB === undefined ? [] : ["elasticsearch.hot.size"]),
        ],
        customTimeouts: { create: "60m", update: "120m", delete: "60m" },
      },
    );
    this.flavor = settings.flavor;
    this.url = deployment.elasticsearch.apply(({ httpsEndpoint }) => withPort(httpsEndpoint));
    this.login = {
      username: pulumi.output("tracardi"),
      password: randomPassword(`${name}-user`, 32, parent, true),
    };
    this.master = {
      username: deployment.elasticsearchUsername,
      password: pulumi.secret(deployment.elasticsearchPassword),
    };
    // Its addresses change, so the rule allows all public ones: the traffic filter there and the login control access.
    this.networkTarget = { networks: routableCidrs("0.0.0.0/0", []), port: searchPort };
    this.registerOutputs({ url: this.url });
  }
}

/**
 * Replaces the port of `https://x.es.us-east-1.aws.elastic.cloud:9243` with the one that the network policies allow.
 */
function withPort(endpoint: string): string {
  return `${endpoint.replace(/(:\d+)?\/?$/, "")}:${searchPort}`;
}

/** One tier in three zones. Autoscaling requires the other tiers to be listed, so they are limited to size 0. */
function tiers({ memoryGiB, maxMemoryGiB }: ElasticCloudSettings): DeploymentArgs["elasticsearch"] {
  const hot = { size: `${memoryGiB}g`, sizeResource: "memory", zoneCount: 3 } as const;
  if (maxMemoryGiB === undefined) return { autoscale: false, hot: { ...hot, autoscaling: {} } };
  const none = { autoscaling: { maxSize: "0g", maxSizeResource: "memory" } } as const;
  return {
    autoscale: true,
    hot: { ...hot, autoscaling: { maxSize: `${maxMemoryGiB}g`, maxSizeResource: "memory" } },
    warm: none,
    cold: none,
    frozen: none,
    ml: none,
  };
}
