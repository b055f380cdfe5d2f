import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, physicalNames } from "../internal/names";
import { triedAgain } from "../internal/triedAgain";
import type { Network } from "../network/network";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import { randomPassword } from "../security/randomPassword";
import { createSecurityGroup } from "../security/securityGroup";
import type { OpenSearchSettings } from "../settings/stores";
import { createDomainLogs, domainNameLength } from "./domainLogs";
import type { Credentials, SearchEndpoint } from "./searchEndpoint";
import { requireServiceLinkedRole } from "./serviceLinkedRole";

/** The port of the domain's HTTPS endpoint. */
const searchPort = 443;

export interface OpenSearchDomainArgs {
  readonly settings: OpenSearchSettings;
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * A managed OpenSearch domain: one endpoint in front of data nodes in three zones and three dedicated
 * masters, in the VPC, encrypted at rest and between nodes.
 */
export class OpenSearchDomain extends pulumi.ComponentResource implements SearchEndpoint {
  readonly url: pulumi.Output<string>;
  readonly flavor: OpenSearchSettings["flavor"];
  readonly login: Credentials;
  readonly master: Credentials;
  readonly networkTarget: StoreNetworkTarget;

  constructor(name: string, args: OpenSearchDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:OpenSearchDomain", name, {}, opts);
    const parent = { parent: this };
    const { settings, network, kmsKeyArn, protection, tags } = args;
    const account = aws.getCallerIdentityOutput({}, parent).accountId;
    const partition = aws.getPartitionOutput({}, parent).partition;
    const place = pulumi.interpolate`${aws.getRegionOutput({}, parent).region}:${account}`;

    const masterPassword = randomPassword(`${name}-master`, 32, parent, true);
    const userPassword = randomPassword(`${name}-user`, 32, parent, true);
    const group = createSecurityGroup(
      name,
      { vpcId: network.vpcId, description: "Search engine of Tracardi", tags },
      parent,
    );
    const logs = createDomainLogs(
      name,
      { ...args, settings: settings.logs, partition, place, account },
      parent,
    );
    const domain = new aws.opensearch.Domain(
      name,
      {
        domainName: physicalName(name, domainNameLength),
        engineVersion: `OpenSearch_${settings.version}`,
        clusterConfig: {
          instanceType: settings.instanceType,
          instanceCount: settings.dataNodes,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: 3 },
          multiAzWithStandbyEnabled: settings.standby,
          dedicatedMasterEnabled: true,
          dedicatedMasterCount: 3,
          dedicatedMasterType: settings.masterInstanceType,
        },
        ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: settings.storageGiB },
        vpcOptions: {
          subnetIds: requireServiceLinkedRole(network.subnetIds.data, parent),
          securityGroupIds: [group.id],
        },
        encryptAtRest: { enabled: true, kmsKeyId: kmsKeyArn },
        nodeToNodeEncryption: { enabled: true },
        domainEndpointOptions: {
          enforceHttps: true,
          // TLS 1.2 and 1.3 with forward secrecy: the strictest of the policies that are not only for FIPS.
          tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
        },
        advancedSecurityOptions: {
          enabled: true,
          internalUserDatabaseEnabled: true,
          masterUserOptions: { masterUserName: "master", masterUserPassword: masterPassword },
        },
        // AWS's own default: without it, every preview would show the value that AWS adds as a difference.
        advancedOptions: { "rest.action.multi.allow_explicit_index": "true" },
        accessPolicies: accessPolicy(
          pulumi.interpolate`arn:${partition}:es:${place}:domain/${physicalNames(name, domainNameLength)}`,
        ),
        autoTuneOptions: { desiredState: "ENABLED", useOffPeakWindow: true },
        offPeakWindowOptions: offPeakWindow(settings.offPeakHour),
        softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
        logPublishingOptions: logs.options,
        tags,
      },
      {
        ...parent,
        protect: protection,
        dependsOn: logs.policies,
        // The policy may be seconds old, and not known everywhere yet.
        ...triedAgain(name, /does not grant sufficient permissions for Amazon OpenSearch Service/),
        ignoreChanges: ["domainName"],
        customTimeouts: { create: "120m", update: "180m", delete: "120m" },
      },
    );
    this.flavor = settings.flavor;
    this.url = pulumi.interpolate`https://${domain.endpoint}:${searchPort}`;
    this.login = { username: pulumi.output("tracardi"), password: userPassword };
    this.master = { username: pulumi.output("master"), password: masterPassword };
    this.networkTarget = {
      networks: network.cidrs.data,
      port: searchPort,
      securityGroupId: group.id,
    };
    this.registerOutputs({ url: this.url });
  }
}

/**
 * Open to every caller, because Tracardi signs no requests: the security group decides who may connect,
 * fine-grained access control decides what they may do. The domain's name is what the state has, so the policy takes any
 * that it can be; it is the domain's own in any case.
 */
const accessPolicy = (domainArn: pulumi.Output<string>) =>
  pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "es:*",
        Resource: pulumi.interpolate`${domainArn}/*`,
      },
    ],
  });

const offPeakWindow = (hours: number | undefined) => ({
  enabled: true,
  ...(hours !== undefined && { offPeakWindow: { windowStartTime: { hours, minutes: 0 } } }),
});
