import { U } from "../../../helpers/policyStack";
import type { Layout, Role, RuleCases } from "../case";

const roles: readonly Role[] = ["publicApi", "internalApi", "gui", "apm"];
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

const setImage = (l: Layout, role: Role, image: string) => {
  l.container(role).image = image;
};

/** The usual images, with another tag or registry. */
const rewrite = (l: Layout, change: (image: string) => string): void => {
  for (const [name, { inputs }] of l.stack.resources) {
    const containers = inputs.spec?.template?.spec?.containers;
    for (const container of Array.isArray(containers) ? containers : []) {
      if (typeof container.image !== "string") throw new Error(`no image in ${name}`);
      container.image = change(container.image);
    }
  }
};

export const cases: RuleCases = {
  rule: "tracardi-version-skew",
  red: [
    { what: "an older GUI", change: (l) => setImage(l, "gui", "tracardi/tracardi-gui:0.8.2") },
    { what: "an older apm", change: (l) => setImage(l, "apm", "tracardi/apm:0.8.1") },
    {
      what: "a newer public API",
      change: (l) => setImage(l, "publicApi", "tracardi/tracardi-api:0.9.0-rc3b"),
    },
    {
      what: "a newer internal API, of the image for Kubernetes",
      change: (l) => setImage(l, "internalApi", "tracardi/tracardi-api-k8s:0.9.0-rc3b"),
    },
    {
      what: "an API without a tag",
      change: (l) => setImage(l, "internalApi", "tracardi/tracardi-api"),
    },
    {
      what: "another tag beside a digest",
      change: (l) => setImage(l, "gui", `tracardi/tracardi-gui:0.8.1@${digest}`),
    },
    {
      what: "another tag by a mirror",
      change: (l) => setImage(l, "apm", "registry.example.com:5000/tracardi/apm:0.9.0-rc3b"),
    },
    {
      what: "a commercial image of another version",
      change: (l) => setImage(l, "publicApi", "tracardi/com-tracardi-api:0.9.0.3"),
    },
    {
      what: "an older update worker",
      change: (l) => {
        const env = l.container("apm").env;
        l.addBeside("apm", "kubernetes:apps/v1:Deployment", "update-worker", {
          spec: {
            template: {
              spec: {
                containers: [{ name: "worker", image: "tracardi/update-worker:0.8.1", env }],
              },
            },
          },
        });
      },
    },
    {
      what: "a sidecar of another version",
      change: (l) =>
        l.podSpec("gui").containers.push({ name: "old", image: "tracardi/tracardi-gui:0.8.1" }),
    },
    {
      what: "a digest alone",
      undecided: true,
      change: (l) => setImage(l, "gui", `tracardi/tracardi-gui@${digest}`),
    },
    {
      what: "an image that is not known",
      undecided: true,
      change: (l) => {
        l.container("publicApi").image = U;
      },
    },
  ],
  green: [
    {
      what: "another registry for one",
      change: (l) => setImage(l, "gui", "registry.example.com/hub/tracardi-gui:0.8.2.1"),
    },
    {
      what: "all by a mirror",
      change: (l) => rewrite(l, (image) => `registry.example.com:5000/${image}`),
    },
    {
      what: "digests beside the tags",
      change: (l) => rewrite(l, (image) => `${image.split("@")[0]}@${digest}`),
    },
    {
      what: "the image for Kubernetes on one side",
      change: (l) => setImage(l, "publicApi", "tracardi/tracardi-api-k8s:0.8.2.1"),
    },
    {
      what: "all on another version",
      change: (l) => rewrite(l, (image) => image.replace(/:[^:/]*$/, ":0.8.2")),
    },
    {
      what: "another version of something else beside it",
      change: (l) =>
        roles.forEach((role) =>
          l.podSpec(role).containers.push({ name: "proxy", image: "envoyproxy/envoy:v1.30.0" }),
        ),
    },
    {
      what: "another installation on another search engine",
      change: (l) => {
        const env = [{ name: "ELASTIC_HOST", value: "https://staging.example.com:443" }];
        l.addBeside("internalApi", "kubernetes:apps/v1:Deployment", "staging", {
          metadata: { name: "staging", namespace: "staging" },
          spec: {
            template: {
              spec: { containers: [{ name: "api", image: "tracardi/tracardi-api:0.8.1", env }] },
            },
          },
        });
      },
    },
  ],
};
