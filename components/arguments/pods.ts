import type { Input } from "@pulumi/pulumi";

/** What the pods of a workload get besides what the layout gives them. */
export interface PodExtrasArgs {
  /**
   * More environment variables, plain, such as `{ PROFILE_CACHE_TTL: "120" }`. The names that the layout sets itself,
   * and those that would undo it, are refused: they keep the two sides of the API apart, and all instances on the same
   * stores. Kubernetes puts variables into values, `$(NAME)`, and takes `$$` for `$`. The GUI reads none.
   * @names variableName @each variableValue @default {}
   */
  environment?: { [name: string]: Input<string> };
  /**
   * More environment variables whose values are secret: they reach the pods through a Kubernetes Secret. A changed
   * value makes new pods. @names variableName @each variableValue @default {} @secret
   */
  secretEnvironment?: { [name: string]: Input<string> };
  /**
   * More labels of the pods. Those that Kubernetes, AWS, pod networks and this component give a meaning to are refused:
   * `kubernetes.io`, `k8s.io`, `k8s.aws`, `karpenter.sh`, `amazonaws.com`, `cni.cncf.io` and `tracardi-pulumi` with all
   * below them. @names metadataName @each labelValue @default {}
   */
  labels?: { [name: string]: string };
  /**
   * More annotations of the pods, within the same bounds as `labels`.
   * @names metadataName @each annotationValue @default {}
   */
  annotations?: { [name: string]: string };
  /**
   * The ARN of an IAM role that the pods act as, by EKS Pod Identity: for workflows that call AWS. Its trust policy
   * lets `pods.eks.amazonaws.com` do `sts:AssumeRole` and `sts:TagSession`. The pods then also reach their server's Pod
   * Identity agent (169.254.170.23, TCP 80). @format roleArn @default - No role: the pods have no rights in AWS.
   */
  podIdentityRoleArn?: Input<string>;
}
