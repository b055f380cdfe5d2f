import * as pulumi from "@pulumi/pulumi";
import { Access, Profile, TracardiProduction } from "tracardi-pulumi";

const config = new pulumi.Config();

const tracardi = new TracardiProduction("tracardi", {
  profile: Profile.Minimal,
  hosts: {
    publicApi: "track.example.com",
    internalApi: "tracardi-api.example.com",
  },
  dns: { zoneId: "Z0123456789ABCDEFGHIJ" },
  trustedNetworks: ["203.0.113.0/24"],
  access: Access.Restricted,
  kubernetesApi: {
    publicNetworks: ["203.0.113.9/32"],
    administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
  },
  adminEmail: "platform@example.com",
  openSearch: { instanceType: "m7g.large.search", storageGiB: 40 },
  protection: config.getBoolean("protection"),
});

export const publicApiUrl = tracardi.publicApiUrl;
export const internalApiUrl = tracardi.internalApiUrl;
export const adminEmail = tracardi.adminEmail;
export const adminPassword = tracardi.adminPassword;
