import * as pulumi from "@pulumi/pulumi";
import { elasticCloudPackage } from "./package";

/*
 * The two resources of Elastic's Terraform provider that we need, with the properties that we use.
 *
 * Sources: elastic/terraform-provider-ec at v0.13.0, docs/resources/deployment.md and
 * deployment_traffic_filter.md. Pulumi's names of them, pulumi-terraform-bridge: tokens of one module `index`
 * (dynamic/info.go), properties in camel case, those that hold several values in the plural.
 */

/** Memory of a tier of nodes per zone, as in `8g`, and the limit for the autoscaler. */
interface Tier {
  readonly size?: string;
  readonly sizeResource?: "memory";
  readonly zoneCount?: number;
  readonly autoscaling: { readonly maxSize?: string; readonly maxSizeResource?: "memory" };
}

export interface DeploymentArgs {
  readonly name: string;
  readonly region: string;
  readonly version: string;
  readonly deploymentTemplateId: string;
  readonly elasticsearch: {
    readonly autoscale: boolean;
    readonly hot: Tier;
    readonly warm?: Tier;
    readonly cold?: Tier;
    readonly frozen?: Tier;
    readonly ml?: Tier;
  };
  readonly kibana: Record<string, never>;
  /** Ids of the traffic filters: without any, the deployment is open to the internet. */
  readonly trafficFilters: pulumi.Input<string>[];
  readonly encryptionKeyPath?: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

/** A deployment on Elastic Cloud. */
export class Deployment extends pulumi.CustomResource {
  declare readonly elasticsearch: pulumi.Output<{ readonly httpsEndpoint: string }>;
  declare readonly elasticsearchUsername: pulumi.Output<string>;
  declare readonly elasticsearchPassword: pulumi.Output<string>;

  constructor(name: string, args: DeploymentArgs, opts: pulumi.CustomResourceOptions) {
    // The provider computes these. They must still be listed, otherwise they do not become Outputs.
    const props = { ...args, elasticsearchUsername: undefined, elasticsearchPassword: undefined };
    super(
      "ec:index/deployment:Deployment",
      name,
      props,
      pulumi.mergeOptions({ additionalSecretOutputs: ["elasticsearchPassword"] }, opts),
      false,
      elasticCloudPackage(),
    );
  }
}

export interface TrafficFilterArgs {
  readonly name: string;
  readonly region: string;
  readonly type: "ip";
  readonly rules: readonly {
    readonly source: pulumi.Input<string>;
    readonly description?: string;
  }[];
}

/** Who may connect to the deployments that it is attached to. */
export class TrafficFilter extends pulumi.CustomResource {
  constructor(name: string, args: TrafficFilterArgs, opts: pulumi.CustomResourceOptions) {
    const type = "ec:index/deploymentTrafficFilter:DeploymentTrafficFilter";
    super(type, name, { ...args }, opts, false, elasticCloudPackage());
  }
}
