import { standardSupport } from "../../../facts/kubernetes";
import { type Formats, matches, type FormatRule } from "./rule";

const label = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
const labelPart = new RegExp(`^${label}$`);
const labelName = new RegExp(
  `^(?=[^/]{1,253}/|[^/]*$)(([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?/)?${label}$`,
);
const isLabelValue = (text: string): boolean => text === "" || labelPart.test(text);

/** Domains whose labels and annotations have a meaning for Kubernetes, AWS, a pod network or this component. */
const reservedDomains = [
  ...["kubernetes.io", "k8s.io", "k8s.aws", "karpenter.sh"],
  // IAM roles from kube2iam, and addresses from AWS's controllers outside EKS.
  "amazonaws.com",
  // Additional networks from Multus, which NetworkPolicies do not cover.
  "cni.cncf.io",
  "tracardi-pulumi",
];

/** Deployments use it to distinguish their generations of pods. */
const podHash = "pod-template-hash";

const isReserved = (key: string): boolean =>
  key === podHash ||
  reservedDomains.some((each) => `.${key.slice(0, key.indexOf("/"))}`.endsWith(`.${each}`));

const ofNodes = (allowed: string, test: FormatRule["test"]): FormatRule => ({
  allowed,
  remedy: "`kubectl describe nodes` prints those of the servers.",
  test,
});

const clusterName: FormatRule = {
  allowed: "1 to 20 lower-case letters, digits and hyphens, a letter first",
  remedy: 'Name it by its purpose, such as "edge" or "core".',
  test: matches(/^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/),
};

/** Names, labels and other values of clusters and their objects. */
export const kubernetesFormats: Formats = {
  clusterName,
  name: { ...clusterName, remedy: "This is only a name: choose another." },
  kubernetesVersion: {
    allowed: standardSupport.map((each) => JSON.stringify(each)).join(", "),
    remedy: "Choose a version in standard support, as a text.",
    test: (text) => standardSupport.some((each) => each === text),
  },
  kubeconfig: {
    allowed: "the text of a kubeconfig, in JSON or YAML, not its path",
    remedy: "Leave it out to have one made, that fetches its tokens with the aws command.",
    test: (text) => text.includes("clusters") && text.includes("current-context"),
  },
  nodeLabelName: ofNodes("the name of a Kubernetes label or taint", matches(labelName)),
  nodeLabelValue: ofNodes(
    "the value of a Kubernetes label or taint: a text of 63 characters at most",
    isLabelValue,
  ),
  metadataName: {
    allowed:
      "a name of 63 characters at most, behind a domain and a slash where it has one, and none of " +
      [podHash, ...reservedDomains].join(", "),
    remedy: "Use a domain of your own, such as example.com/team.",
    shown: "this name",
    test: (text) => labelName.test(text) && !isReserved(text),
  },
  labelValue: {
    allowed:
      "63 letters, digits, hyphens, underscores and dots at most, a letter or digit at both ends",
    remedy: "Longer texts go into annotations.",
    test: isLabelValue,
  },
  annotationValue: {
    allowed: "a plain text",
    remedy: "Put numbers and switches in quotes.",
    test: () => true,
  },
  variableName: {
    allowed: "letters, digits and underscores, no digit first",
    remedy: "Programs read no other names of environment variables.",
    shown: "a variable of this name",
    test: matches(/^[A-Za-z_][A-Za-z0-9_]*$/),
  },
  variableValue: {
    allowed: "a text",
    remedy: 'Put numbers and switches in quotes: "120", "yes".',
    test: () => true,
  },
};
