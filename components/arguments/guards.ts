/** What the clusters do with a request that breaks a rule of the guards. */
export enum GuardMode {
  /** It is refused, whoever sends it. */
  Deny = "deny",
  /** It passes with a warning to whoever sends it and a mark in the audit log: the way out in an emergency. */
  Warn = "warn",
  /** It passes with a mark in the audit log. */
  Audit = "audit",
  /** There are no guards. */
  Off = "off",
}

/**
 * Guards in the clusters (ValidatingAdmissionPolicies): what a policy pack sees at a deployment, they see in every
 * later request to the Kubernetes API, such as one of kubectl. They watch the installation's own namespaces alone.
 */
export interface GuardsArgs {
  /** What becomes of a request that breaks a rule. Anything but `GuardMode.Deny` is weaker. @default GuardMode.Deny */
  mode?: GuardMode;
  /**
   * Registries, with a path where there is one, that containers of yours such as log sidecars may come from besides the
   * installation's own images, such as `public.ecr.aws/aws-observability`. Everybody can put images on a public
   * registry: name your path there. @each ownRegistry @uniqueItems
   * @default [] - `images.registry`; of Docker Hub, only what is beside Tracardi's own images.
   */
  registries?: string[];
}
