/** The program of this folder's Pulumi project: an installation from a stack's configuration alone. */
import * as pulumi from "@pulumi/pulumi";
import { TracardiProduction } from "./components/tracardiProduction";
import { readArguments } from "./configuration/read";

/** Fixed: it starts the name of every resource, and another one would replace them all. */
const name = "tracardi";

const tracardi = new TracardiProduction(name, readArguments(name, pulumi.getProject()));

const names = [
  "publicApiUrl",
  "internalApiUrl",
  "guiUrl",
  "adminEmail",
  "adminPassword",
  "kubeconfigs",
  "clusterNames",
  "clusterSecurityGroupIds",
  "searchEndpoint",
  "redisHost",
  "mysqlHost",
  "loadBalancers",
  "webAclArn",
  "accessLogsBucket",
  "privateZoneId",
  "vpcId",
  "subnetIds",
  "routeTableIds",
  "natAddresses",
  "peeringConnectionIds",
  "transitGatewayAttachmentIds",
] as const satisfies (keyof TracardiProduction)[];

/** Without those of what this installation does not have: Pulumi would warn of them. */
export = Object.fromEntries(
  names.map((name) => [name, tracardi[name]] as const).filter(([, value]) => value !== undefined),
) as { [name in (typeof names)[number]]?: unknown };
