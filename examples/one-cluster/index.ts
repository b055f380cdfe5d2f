import * as pulumi from "@pulumi/pulumi";
import { Access, TracardiProduction, Weekday } from "tracardi-pulumi";

const config = new pulumi.Config();

const tracardi = new TracardiProduction("tracardi", {
  hosts: {
    publicApi: "track.example.com",
    publicApiAliases: ["track.shop.example.com"],
    internalApi: "tracardi-api.example.com",
    gui: "tracardi.example.com",
  },
  dns: { zoneId: "Z0123456789ABCDEFGHIJ" },
  trustedNetworks: ["203.0.113.0/24"],
  access: Access.Restricted,
  kubernetesApi: {
    publicNetworks: ["203.0.113.9/32"],
    administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
  },
  adminEmail: "platform@example.com",
  openSearch: {},
  placement: { publicApi: "all", internalApi: "all", gui: "all" },
  publicApi: { instances: 3, maxInstances: 9, spareServers: 1 },
  maintenance: { days: [Weekday.Saturday, Weekday.Sunday], startHourUtc: 1, hours: 6 },
  protection: config.getBoolean("protection"),
});

export const publicApiUrl = tracardi.publicApiUrl;
export const guiUrl = tracardi.guiUrl;
export const adminPassword = tracardi.adminPassword;
export const kubeconfigs = tracardi.kubeconfigs;
