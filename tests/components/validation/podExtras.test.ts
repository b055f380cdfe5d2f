import * as pulumi from "@pulumi/pulumi";
import { misleadingVariables } from "../../../facts/environment";
import { ownVariables } from "../../../components/validation/ownVariables";
import { accepts, refuses } from "./verdicts";

const refused = [
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  ...ownVariables,
  ...misleadingVariables,
].sort();

const taken = (path: string, names = refused) =>
  `${path}: a variable of this name is not allowed; allowed: all but ${names.join(", ")}. ` +
  "These are for the other arguments, the layout itself or EKS to decide.";

const reserved =
  "a name of 63 characters at most, behind a domain and a slash where it has one, and none of " +
  "pod-template-hash, kubernetes.io, k8s.io, k8s.aws, karpenter.sh, amazonaws.com, cni.cncf.io, " +
  "tracardi-pulumi. " +
  "Use a domain of your own, such as example.com/team.";
const badName = (path: string) => `${path}: this name is not allowed; allowed: ${reserved}`;

describe("validate: more environment variables", () => {
  for (const name of ["EXPOSE_GUI_API", "PRODUCTION", "INSTALLATION_TOKEN", "TENANT_NAME"]) {
    refuses(
      `${name}, which the layout sets`,
      { publicApi: { environment: { [name]: "yes" } } },
      taken(`publicApi.environment.${name}`),
    );
  }
  for (const name of ["ELASTIC_CLOUD_ID", "ENABLE_EVENT_SOURCE_CHECK", "GUNICORN_CMD_ARGS"]) {
    refuses(
      `${name}, which would undo what it sets`,
      { internalApi: { environment: { [name]: "x" } } },
      taken(`internalApi.environment.${name}`),
    );
  }
  refuses(
    "one that the layout sets, as a secret, without showing it",
    { internalApi: { secretEnvironment: { AUTO_PROFILE_MERGING: "hunter2" } } },
    taken("internalApi.secretEnvironment.AUTO_PROFILE_MERGING"),
  );
  refuses(
    "what would keep EKS from handing out the role, of the GUI too",
    { gui: { environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://localhost" } } },
    taken(
      "gui.environment.AWS_CONTAINER_CREDENTIALS_FULL_URI",
      refused
        .slice(0, 0)
        .concat(["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI"]),
    ),
  );
  refuses(
    "a name that is none, a value that is no text, and a secret that is none",
    {
      publicApi: {
        environment: { "MY-VAR": "x", TTL: 120 },
        secretEnvironment: { KEY: 7 },
      },
    },
    'publicApi.environment.TTL: 120 is not allowed; allowed: a text. Put numbers and switches in quotes: "120", "yes".',
    "publicApi.environment.MY-VAR: a variable of this name is not allowed; allowed: letters, digits and " +
      "underscores, no digit first. Programs read no other names of environment variables.",
    "publicApi.secretEnvironment.KEY: [secret] is not allowed; allowed: a text. Put numbers and switches in quotes: " +
      '"120", "yes".',
  );
  refuses(
    "one name in both places",
    { publicApi: { environment: { KEY: "a" }, secretEnvironment: { KEY: "b" } } },
    "publicApi.secretEnvironment.KEY: a variable of this name is not allowed; allowed: each name once. Leave it out of " +
      "environment or of secretEnvironment.",
  );
  refuses(
    "lists and texts in place of names and values",
    { publicApi: { environment: ["A=b"], secretEnvironment: "KEY=hunter2" } },
    'publicApi.environment: ["A=b"] is not allowed; allowed: a plain object. Give { name: "…" }.',
    'publicApi.secretEnvironment: [secret] is not allowed; allowed: a plain object. Give { name: "…" }.',
  );
  accepts("names that Tracardi reads and the layout leaves alone, from resources too", {
    publicApi: {
      environment: { PROFILE_CACHE_TTL: "120", production: pulumi.output("lower case is another") },
      secretEnvironment: { _KEY2: pulumi.secret("x") },
    },
    gui: { environment: { PRODUCTION: "yes" } },
  });
  accepts("a name without a value, as an empty configuration gives", {
    publicApi: { environment: { PRODUCTION: undefined } },
  });
});

describe("validate: more labels and annotations", () => {
  for (const name of [
    "app.kubernetes.io/component",
    "kubernetes.io/os",
    "pod-security.kubernetes.io/enforce",
    "eks.amazonaws.com/compute-type",
    "iam.amazonaws.com/role",
    "k8s.v1.cni.cncf.io/networks",
    "elbv2.k8s.aws/x",
    "karpenter.sh/do-not-disrupt",
    "tracardi-pulumi/exclusive-server",
    "pod-template-hash",
    "a/b/c",
    "-team",
    "x".repeat(64),
    "Example.com/team",
  ]) {
    refuses(
      `the name ${name}`,
      { publicApi: { labels: { [name]: "true" } }, gui: { annotations: { [name]: "true" } } },
      badName(`publicApi.labels.${name}`),
      badName(`gui.annotations.${name}`),
    );
  }
  refuses(
    "values that Kubernetes would refuse",
    { internalApi: { labels: { team: "two words" }, annotations: { port: 8080 } } },
    'internalApi.labels.team: "two words" is not allowed; allowed: 63 letters, digits, hyphens, underscores and dots ' +
      "at most, a letter or digit at both ends. Longer texts go into annotations.",
    "internalApi.annotations.port: 8080 is not allowed; allowed: a plain text. Put numbers and switches in quotes.",
  );
  accepts("domains of others, and names that only look like reserved ones", {
    publicApi: {
      labels: {
        team: "data",
        "notkubernetes.io/a": "",
        "myamazonaws.com/a": "",
        "example.com/x_y.z": "A-1",
      },
      annotations: { "ad.datadoghq.com/api.logs": '[{"source":"python"}]' },
    },
  });
});

describe("validate: a role of the pods", () => {
  const needed = (shown: string) =>
    `publicApi.podIdentityRoleArn: ${shown} is not allowed; allowed: the ARN of an IAM role, with its account of 12 ` +
    "digits. Its trust policy names pods.eks.amazonaws.com.";
  for (const value of [
    "workflows",
    "arn:aws:iam::111122223333:user/someone",
    "arn:aws:sts::111122223333:assumed-role/workflows/session",
  ]) {
    refuses(value, { publicApi: { podIdentityRoleArn: value } }, needed(`"${value}"`));
  }
  accepts("a role, with a path and of another partition too", {
    publicApi: { podIdentityRoleArn: "arn:aws-cn:iam::111122223333:role/team/workflows" },
    internalApi: { podIdentityRoleArn: pulumi.output("checked later") },
  });
});
