/**
 * The users of Kubernetes' own controllers: each has its own, as in EKS, or all of them have one. EKS access entries
 * cannot have a user name that starts with `system:`.
 */
export const controllerUsers = (...names: string[]): string[] => [
  ...names.map((name) => `system:serviceaccount:kube-system:${name}`),
  "system:kube-controller-manager",
];
