import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import type { Network } from "../network/network";
import type { Reach } from "../network/reach";
import { randomPassword } from "../security/randomPassword";
import { createSecurityGroup } from "../security/securityGroup";
import type { OpenSearchSettings } from "../settings/backends";
import type { Credentials, SearchEndpoint } from "./searchEndpoint";
import { requireServiceLinkedRole } from "./serviceLinkedRole";

/** The port of the domain's HTTPS endpoint. */
const searchPort = 443;

export interface OpenSearchDomainArgs {
  readonly settings: OpenSearchSettings;
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * A managed OpenSearch domain: one endpoint in front of data nodes in three zones and three dedicated
 * masters, in the VPC, encrypted at rest and between nodes.
 */
export class OpenSearchDomain extends pulumi.ComponentResource implements SearchEndpoint {
  readonly url: pulumi.Output<string>;
  readonly flavor = "opensearch";
  readonly user: Credentials;
  readonly master: Credentials;
  readonly reach: Reach;

  constructor(name: string, args: OpenSearchDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:OpenSearchDomain", name, {}, opts);
    const parent = { parent: this };
    const { settings, network, protection, tags } = args;
    const domainName = physicalName(name, 28);

    const masterPassword = randomPassword(`${name}-master`, 32, parent, true);
    const userPassword = randomPassword(`${name}-user`, 32, parent, true);
    const group = createSecurityGroup(
      name,
      { vpcId: network.vpcId, description: "Search engine of Tracardi", tags },
      parent,
    );
    const subnetIds = requireServiceLinkedRole(network.subnetIds.data, parent);
    const domain = new aws.opensearch.Domain(
      name,
      {
        domainName,
        engineVersion: `OpenSearch_${settings.version}`,
        clusterConfig: {
          instanceType: settings.instanceType,
          instanceCount: settings.dataNodes,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: 3 },
          dedicatedMasterEnabled: true,
          dedicatedMasterCount: 3,
          dedicatedMasterType: settings.masterInstanceType,
        },
        ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: settings.storageGiB },
        vpcOptions: { subnetIds, securityGroupIds: [group.id] },
        encryptAtRest: { enabled: true, kmsKeyId: args.kmsKeyArn },
        nodeToNodeEncryption: { enabled: true },
        domainEndpointOptions: {
          enforceHttps: true,
          tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
        },
        advancedSecurityOptions: {
          enabled: true,
          internalUserDatabaseEnabled: true,
          masterUserOptions: { masterUserName: "master", masterUserPassword: masterPassword },
        },
        accessPolicies: accessPolicy(domainName, parent),
        autoTuneOptions: { desiredState: "ENABLED", useOffPeakWindow: true },
        offPeakWindowOptions: { enabled: true },
        softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
        tags,
      },
      {
        ...parent,
        protect: protection,
        customTimeouts: { create: "120m", update: "180m", delete: "120m" },
      },
    );
    this.url = pulumi.interpolate`https://${domain.endpoint}:${searchPort}`;
    this.user = { username: pulumi.output("tracardi"), password: userPassword };
    this.master = { username: pulumi.output("master"), password: masterPassword };
    this.reach = { networks: network.cidrs.data, port: searchPort, securityGroupId: group.id };
    this.registerOutputs({ url: this.url });
  }
}

/**
 * Open to every caller, as Tracardi signs no requests: the security group decides who connects, fine-grained
 * access control who may do what.
 */
function accessPolicy(domainName: string, parent: pulumi.InvokeOutputOptions) {
  const region = aws.getRegionOutput({}, parent).region;
  const partition = aws.getPartitionOutput({}, parent).partition;
  const account = aws.getCallerIdentityOutput({}, parent).accountId;
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "es:*",
        Resource: pulumi.interpolate`arn:${partition}:es:${region}:${account}:domain/${domainName}/*`,
      },
    ],
  });
}
