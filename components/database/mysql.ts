import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { databaseInstanceIn } from "../../facts/databaseInstances";
import { physicalName } from "../internal/names";
import type { Network } from "../network/network";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import { randomPassword } from "../security/randomPassword";
import { createSecurityGroup } from "../security/securityGroup";
import { mysqlDatabase, mysqlPort, type MysqlSettings } from "../settings/stores";
import type { MysqlEndpoint } from "./mysqlEndpoint";

export interface MysqlInstanceArgs {
  readonly settings: MysqlSettings;
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * An RDS instance of MySQL 8.4 with a standby in another zone. Tracardi's client has no option for TLS, so the
 * parameters do not require it and the security group isolates the instance. The password is still encrypted in
 * transit (caching_sha2_password sends it under the server's RSA key).
 */
export class Mysql extends pulumi.ComponentResource implements MysqlEndpoint {
  /** Host name of the primary: it follows a failover. */
  readonly host: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;
  readonly database = mysqlDatabase;
  readonly username: pulumi.Output<string>;
  readonly password: pulumi.Output<string>;

  constructor(name: string, args: MysqlInstanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Mysql", name, {}, opts);
    const parent = { parent: this };
    const { settings, network, kmsKeyArn, protection, tags } = args;
    const { region } = aws.getRegionOutput({}, parent);
    // Letters and digits: Tracardi writes it into a URL without escaping. RDS allows up to 41 characters.
    const password = randomPassword(`${name}-user`, 32, parent);
    const group = createSecurityGroup(
      name,
      { vpcId: network.vpcId, description: "MySQL of Tracardi", tags },
      parent,
    );
    const subnets = new aws.rds.SubnetGroup(
      name,
      { subnetIds: network.subnetIds.data, tags },
      parent,
    );
    const parameters = new aws.rds.ParameterGroup(
      name,
      {
        family: "mysql8.4",
        parameters: [{ name: "require_secure_transport", value: "0" }],
        tags,
      },
      parent,
    );
    // If RDS created it, it would have no retention. It comes first, so it keeps the name that both have.
    const errorLog = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/aws/rds/instance/${physicalName(name, 63)}/error`,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: kmsKeyArn,
        tags,
      },
      { ...parent, ignoreChanges: ["name"] },
    );
    const identifier = errorLog.name.apply((path) => path.split("/")[4]);
    // The final snapshot outlives the instance, and the next instance of this name needs a different name for its own.
    const lifetime = new random.RandomId(`${name}-lifetime`, { byteLength: 4 }, parent);
    const instance = new aws.rds.Instance(
      name,
      {
        identifier,
        engine: "mysql",
        engineVersion: "8.4",
        // AWS upgrades it at the end of standard support, instead of charging for extended support.
        engineLifecycleSupport: "open-source-rds-extended-support-disabled",
        instanceClass: settings.instanceType ?? region.apply(databaseInstanceIn),
        multiAz: true,
        storageType: "gp3",
        allocatedStorage: settings.storageGiB,
        maxAllocatedStorage: settings.storageGiB * 4,
        storageEncrypted: true,
        kmsKeyId: kmsKeyArn,
        dbName: mysqlDatabase,
        username: mysqlDatabase,
        password,
        port: mysqlPort,
        dbSubnetGroupName: subnets.name,
        vpcSecurityGroupIds: [group.id],
        parameterGroupName: parameters.name,
        publiclyAccessible: false,
        backupRetentionPeriod: settings.backupRetentionDays,
        copyTagsToSnapshot: true,
        deleteAutomatedBackups: false,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: pulumi.interpolate`${identifier}-${lifetime.hex}`,
        deletionProtection: protection,
        enabledCloudwatchLogsExports: ["error"],
        autoMinorVersionUpgrade: true,
        applyImmediately: true,
        tags,
      },
      {
        ...parent,
        protect: protection,
        dependsOn: [errorLog],
        ignoreChanges: ["identifier"],
        // A deletion may end with a final snapshot, which takes time.
        customTimeouts: { create: "90m", update: "120m", delete: "90m" },
      },
    );
    this.host = instance.address;
    this.username = pulumi.output(mysqlDatabase);
    this.password = pulumi.secret(password);
    this.networkTarget = {
      networks: network.cidrs.data,
      port: mysqlPort,
      securityGroupId: group.id,
    };
    this.registerOutputs({ host: this.host });
  }
}
