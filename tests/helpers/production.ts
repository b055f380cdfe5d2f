import { Access, TracardiProduction, type TracardiProductionArgs } from "../../index";
import type { Deployment } from "./deployment";
import { deploy, type MockOptions } from "./mocks";

/** The least that a user says about a production installation. */
export const args = (changes: Partial<TracardiProductionArgs> = {}): TracardiProductionArgs => ({
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
});

/** What a layout registers. */
export function deployLayout(
  changes: Partial<TracardiProductionArgs> = {},
  options: MockOptions = {},
): Promise<Deployment> {
  return deploy(() => new TracardiProduction("tracardi", args(changes)), options);
}
