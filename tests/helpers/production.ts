import { Access, Profile, TracardiProduction, type TracardiProductionArgs } from "../../index";
import type { Deployment } from "./deployment";
import { deploy, type MockOptions } from "./mocks";

export type Changes = Partial<TracardiProductionArgs>;

/** With what is optional only where all clusters exist. */
type Complete = TracardiProductionArgs & Required<Pick<TracardiProductionArgs, "kubernetesApi">>;

/** The least that a user says about a production installation. */
export const args = (changes: Changes = {}): Complete =>
  ({
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
    ...changes,
  }) as Complete;

const subnets = (tier: string) => [1, 2, 3].map((zone) => `subnet-${tier}0000000000000${zone}`);

/** A VPC that exists already. */
export const existing = {
  vpcId: "vpc-0123456789abcdef0",
  publicSubnetIds: subnets("aaa"),
  ingressSubnetIds: subnets("bbb"),
  workloadSubnetIds: subnets("ccc"),
  dataSubnetIds: subnets("ddd"),
};

export const certificates = {
  publicArn: "arn:aws:acm:eu-west-1:111122223333:certificate/public",
  internalArn: "arn:aws:acm:eu-west-1:111122223333:certificate/internal",
};

/** What a layout registers. */
export function deployLayout(changes: Changes = {}, options: MockOptions = {}) {
  return deploy(() => new TracardiProduction("tracardi", args(changes)), options);
}

/** A layout that several test files look at, and that is run once for all of them. */
function shared(changes: Changes): () => Promise<Deployment> {
  let run: Promise<Deployment> | undefined;
  return () => (run ??= deployLayout(changes));
}

export const production = shared({});

export const minimal = shared({
  profile: Profile.Minimal,
  hosts: { publicApi: "track.example.com", internalApi: "tracardi-api.example.com" },
});

/** In a network and with certificates of the user's, and by private addresses only. */
export const adopted = shared({
  access: Access.Internal,
  trustedNetworks: ["10.20.0.0/16", "192.168.7.0/24"],
  network: { existing },
  dns: undefined,
  certificates,
  kubernetesApi: {
    privateNetworks: ["10.20.30.0/24"],
    administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
  },
  protection: false,
});

/** The release candidate with all that it needs, every process, and a login to the registry. */
export const candidate = shared({
  tracardi: { version: "0.9.0", untestedOnOpenSearch: true },
  updateWorker: { enabled: true },
  identity: { tenantName: "acme" },
  images: { pullSecret: '{"auths":{"docker.io":{"auth":"hunter2"}}}' },
});

export const oneCluster = shared({
  placement: { publicApi: "all", internalApi: "all", gui: "all" },
});
