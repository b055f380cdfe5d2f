import * as pulumi from "@pulumi/pulumi";
import { Access, Profile, SearchFlavor, type TracardiProductionArgs } from "../../index";
import { args, certificates, existing } from "../helpers/production";

/** A part of every secret that a set contains: no output may have it. */
export const secretMark = "Top5ecret";

/** A secret of this length. */
export const secret = (length: number) => secretMark.padEnd(length, "x1");
/** A text that is known only when resources are made. */
export const late = <T>(value: T) => pulumi.output(value);

export const roleArn = "arn:aws:iam::111122223333:role/deployer";
/** The hosts of an installation without a GUI. */
export const withoutGui = {
  publicApi: "track.example.com",
  internalApi: "tracardi-api.example.com",
};

/** Whole sets that are right as they are: where the generated ones start. */
export const bases: readonly TracardiProductionArgs[] = [
  args(),
  args({ profile: Profile.Minimal, hosts: withoutGui }),
  args({ dns: undefined, certificates }),
  args({ placement: { publicApi: "all", internalApi: "all", gui: "all" } }),
  args({
    access: Access.Internal,
    trustedNetworks: ["10.20.0.0/16", "192.168.7.0/24"],
    network: { existing },
    kubernetesApi: { privateNetworks: ["10.20.30.0/24"], administrators: { deployer: roleArn } },
  }),
  args({
    access: Access.Internal,
    trustedNetworks: ["172.16.0.0/16"],
    network: {
      peerings: {
        office: {
          vpcId: "vpc-0123456789abcdef1",
          networks: ["172.16.0.0/16"],
          routeTableIds: { main: "rtb-0123456789abcdef0" },
        },
      },
    },
  }),
  args({
    openSearch: undefined,
    elasticCloud: { region: "aws-eu-west-1" },
  }),
  args({
    openSearch: undefined,
    existingSearch: {
      url: "https://search.example.com:9243",
      flavor: SearchFlavor.Elasticsearch,
      username: "tracardi",
      password: secret(20),
      networks: ["198.18.0.0/24", "10.30.0.0/24"],
    },
  }),
  args({
    openSearch: undefined,
    elasticCloud: { region: "aws-eu-west-1" },
    tracardi: { version: "0.9.0" },
  }),
];
