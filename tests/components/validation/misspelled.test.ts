import { args } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

/** A misspelled argument would otherwise do nothing, in silence. */
describe("validate: names that mean nothing", () => {
  const wrong = (path: string, allowed: string, remedy: string) =>
    `${path}: an argument of this name is not allowed; allowed: ${allowed}. ${remedy}`;

  refuses(
    "a route that would stay open",
    { collector: { webhook: false } },
    wrong(
      "collector.webhook",
      "webhooks, redirects, trackerScript, consent, widgets",
      "Did you mean webhooks?",
    ),
  );
  refuses(
    "a secret that would be made anew, without showing it",
    { identity: { mergSecret: "an-old-secret-of-twenty" } },
    wrong(
      "identity.mergSecret",
      "tenantName, installationToken, mergeSecret, adminPassword",
      "Did you mean mergeSecret?",
    ),
  );
  refuses(
    "names at every depth",
    {
      redis: { nodeTypes: "cache.m7g.large" },
      placement: { worker: "core" },
      kubernetesApi: { ...args().kubernetesApi, publicNetwork: [] },
    },
    wrong(
      "kubernetesApi.publicNetwork",
      "publicNetworks, privateNetworks, administrators",
      "Did you mean publicNetworks?",
    ),
    wrong("placement.worker", "publicApi, internalApi, gui", "Check the spelling."),
    wrong(
      "redis.nodeTypes",
      "engine, nodeType, nodes, snapshotRetentionDays, existing",
      "Did you mean nodeType?",
    ),
  );
  accepts("tags and administrators of any name", {
    tags: { "cost-center": "42" },
    kubernetesApi: {
      ...args().kubernetesApi,
      administrators: { whoever: "arn:aws:iam::111122223333:role/deployer" },
    },
  });
  accepts("a name without a value", { collector: { webhook: undefined } });
});
