import * as pulumi from "@pulumi/pulumi";
import { Access, TracardiProduction } from "tracardi-pulumi";

const config = new pulumi.Config();

const tracardi = new TracardiProduction("tracardi", {
  hosts: {
    publicApi: "track.example.com",
    internalApi: "tracardi-api.tools.example.com",
    gui: "tracardi.tools.example.com",
  },
  dns: {
    zoneId: "Z0123456789ABCDEFGHIJ",
    // The GUI's and the internal API's names are for those who are connected.
    privateZone: { domain: "tools.example.com" },
  },
  network: {
    cidr: "10.42.0.0/16",
    transitGateways: {
      hub: { id: "tgw-0123456789abcdef0", networks: ["10.1.0.0/16", "192.168.0.0/16"] },
    },
    peerings: {
      tools: {
        vpcId: "vpc-0123456789abcdef0",
        networks: ["10.2.0.0/16"],
        routeTableIds: { private: "rtb-0123456789abcdef0" },
      },
    },
  },
  access: Access.Internal,
  trustedNetworks: ["10.1.8.0/22", "192.168.7.0/24"],
  kubernetesApi: {
    // The machine that runs `pulumi up` is in the peered VPC: the endpoint has no public address.
    privateNetworks: ["10.2.3.0/24"],
    administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
  },
  // A database in the peered VPC that a workflow reads.
  egress: { networks: [{ network: "10.2.16.0/24", port: 5432 }] },
  adminEmail: "platform@example.com",
  openSearch: {},
  protection: config.getBoolean("protection"),
});

export const publicApiUrl = tracardi.publicApiUrl;
export const guiUrl = tracardi.guiUrl;
export const adminPassword = tracardi.adminPassword;
