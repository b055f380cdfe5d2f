import { Profile } from "../../../index";
import { accepts, refuses } from "./verdicts";

const why =
  'Tracardi\'s production documentation asks for that many. For a smaller installation choose profile "minimal".';

const range = "Leave it out for the default: 3 for the public API, 2 for the internal one.";

describe("validate: instances", () => {
  refuses(
    "two public instances",
    { publicApi: { instances: 2 } },
    `publicApi.instances: 2 is not allowed; allowed: a whole number from 3 to 100. ${why}`,
  );
  refuses(
    "four in all",
    { internalApi: { instances: 1 } },
    "internalApi.instances: 1 is not allowed; allowed: so many that there are 5 API instances in all, not 4. " +
      why,
  );
  refuses(
    "no internal one",
    { publicApi: { instances: 5 }, internalApi: { instances: 0 } },
    "internalApi.instances: 0 is not allowed; allowed: a whole number from 1 to 100. " + range,
  );
  refuses(
    "one GUI",
    { gui: { instances: 1 } },
    `gui.instances: 1 is not allowed; allowed: a whole number from 2 to 100. ${why}`,
  );
  for (const value of ["3", 3.5, -3, 101, null, NaN]) {
    refuses(
      `${JSON.stringify(value)} instances`,
      { publicApi: { instances: value } },
      `publicApi.instances: ${typeof value === "string" ? '"3"' : value} is not allowed; ` +
        `allowed: a whole number from 1 to 100. ${Number.isInteger(value) ? range : "Give a plain number."}`,
    );
  }
  refuses(
    "too many workers",
    { internalApi: { workersPerInstance: 65 } },
    "internalApi.workersPerInstance: 65 is not allowed; allowed: a whole number from 1 to 64. Two workers fill a " +
      "vCPU; for more, add instances.",
  );
  refuses(
    "a number for the arguments of an API",
    { publicApi: 3 },
    "publicApi: 3 is not allowed; allowed: a plain object. Give { instances, workersPerInstance }.",
  );
  accepts("the documentation's own minimum", {
    publicApi: { instances: 3 },
    internalApi: { instances: 2 },
    gui: { instances: 2 },
  });
  accepts("five with a single internal one", {
    publicApi: { instances: 4 },
    internalApi: { instances: 1 },
  });
});

describe("validate: the minimal profile", () => {
  const hosts = { publicApi: "a.example.com", internalApi: "b.example.com" };
  const profile = Profile.Minimal;
  const one =
    'Profile "minimal" has one API group, internalApi, that serves both sides, and no GUI.';

  refuses(
    "another profile",
    { profile: "tiny" },
    'profile: "tiny" is not allowed; allowed: "production", "minimal". Leave it out for the default: "production".',
  );
  refuses(
    "what it has not",
    {
      profile,
      hosts: { ...hosts, gui: "c.example.com" },
      publicApi: { secretEnvironment: { KEY: "hunter2" } },
      gui: {},
      internalApi: { instances: 1 },
    },
    'hosts.gui: "c.example.com" is not allowed; allowed: nothing with profile minimal, which has no GUI. Leave it ' +
      "out: the GUI runs on the user's own machine.",
    `publicApi: an argument of this name is not allowed; allowed: nothing with profile "minimal". ${one}`,
    "internalApi.instances: 1 is not allowed; allowed: a whole number from 2 to 100. One alone is a single point of " +
      "failure.",
    `gui: an argument of this name is not allowed; allowed: nothing with profile "minimal". ${one}`,
  );
  accepts("two instances and two hosts", { profile, hosts, internalApi: { instances: 2 } });
});

describe("validate: placement and Kubernetes version", () => {
  const name =
    '1 to 20 lower-case letters, digits and hyphens, a letter first. Name it by its purpose, such as "edge" or "core".';

  for (const cluster of ["Edge", "", "9", "edge-", "a".repeat(21)]) {
    refuses(
      `the cluster name ${JSON.stringify(cluster)}`,
      { placement: { publicApi: cluster } },
      `placement.publicApi: "${cluster}" is not allowed; allowed: ${name}`,
    );
  }
  refuses(
    "null",
    { placement: { gui: null } },
    `placement.gui: null is not allowed; allowed: ${name}`,
  );
  refuses(
    "a text for the placement",
    { placement: "edge" },
    'placement: "edge" is not allowed; allowed: a plain object. Give {} or any of { publicApi, internalApi, gui }.',
  );
  accepts("three clusters", { placement: { publicApi: "a", internalApi: "b", gui: "c-1" } });

  for (const [value, shown] of [
    ["1.34", '"1.34"'],
    [1.35, "1.35"],
  ]) {
    refuses(
      `Kubernetes ${shown}`,
      { kubernetesVersion: value },
      `kubernetesVersion: ${shown} is not allowed; allowed: "1.35", "1.36". Choose a version in standard support, as ` +
        "a text.",
    );
  }
  accepts("Kubernetes 1.36", { kubernetesVersion: "1.36" });
});
