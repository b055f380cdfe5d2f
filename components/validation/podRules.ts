import { type Rule, principalArn } from "./rules";

/** The value of an environment variable: anything, as a text. */
export const plainValue: Rule = {
  allowed: "a text",
  remedy: 'Put numbers and switches in quotes: "120", "yes".',
  test: () => true,
};

export const secretValue: Rule = { ...plainValue, secret: true };

export const variableName: Rule = {
  allowed: "letters, digits and underscores, no digit first",
  remedy: "Programs read no other names of environment variables.",
  test: (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
};

/** With one of these there, EKS takes the pod's identity for settled, and hands out none. */
export const identityVariables = [
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/** Domains whose labels and annotations mean something to Kubernetes, AWS, a pod network or this component. */
const reservedDomains = [
  "kubernetes.io",
  "k8s.io",
  "k8s.aws",
  "karpenter.sh",
  // Roles by kube2iam and addresses by AWS's controllers, beside EKS.
  "amazonaws.com",
  // More networks by Multus, which NetworkPolicies do not hold for.
  "cni.cncf.io",
  "tracardi-pulumi",
];

const isReserved = (key: string): boolean => {
  const domain = key.includes("/") ? key.split("/")[0] : "";
  return (
    // Deployments tell their generations of pods apart with it.
    key === "pod-template-hash" ||
    reservedDomains.some((each) => domain === each || domain.endsWith(`.${each}`))
  );
};

const name = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const domain = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** The name of a label or annotation, as Kubernetes' API takes it. */
export const metadataName: Rule = {
  allowed:
    "a name of 63 characters at most, behind a domain and a slash where it has one, and none of " +
    `pod-template-hash, ${reservedDomains.join(", ")}`,
  remedy: "Use a domain of your own, such as example.com/team.",
  test: (value) => {
    const parts = value.split("/");
    const [prefix, last] = parts.length === 2 ? parts : ["x", value];
    return (
      parts.length <= 2 &&
      name.test(last) &&
      domain.test(prefix) &&
      prefix.length <= 253 &&
      !isReserved(value)
    );
  },
};

export const labelValue: Rule = {
  allowed:
    "63 letters, digits, hyphens, underscores and dots at most, a letter or digit at both ends",
  remedy: "Longer texts go into annotations.",
  test: (value) => value === "" || name.test(value),
};

export const annotationValue: Rule = {
  allowed: "a plain text",
  remedy: "Put numbers and switches in quotes.",
  test: () => true,
};

export const roleArn: Rule = {
  allowed: "the ARN of an IAM role, with its account of 12 digits",
  remedy: "Its trust policy names pods.eks.amazonaws.com.",
  test: (value) => principalArn.test(value) && value.includes(":role/"),
};
