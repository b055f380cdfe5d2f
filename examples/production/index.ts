import * as pulumi from "@pulumi/pulumi";
import { Access, TracardiProduction } from "tracardi-pulumi";

const config = new pulumi.Config();

const tracardi = new TracardiProduction("tracardi", {
  hosts: {
    publicApi: "track.example.com",
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
  publicApi: { maxInstances: config.getNumber("maxInstances") },
  protection: config.getBoolean("protection"),
});

export const publicApiUrl = tracardi.publicApiUrl;
export const internalApiUrl = tracardi.internalApiUrl;
export const guiUrl = tracardi.guiUrl;
export const adminEmail = tracardi.adminEmail;
export const adminPassword = tracardi.adminPassword;
export const kubeconfigs = tracardi.kubeconfigs;
export const searchEndpoint = tracardi.searchEndpoint;
export const natAddresses = tracardi.natAddresses;
