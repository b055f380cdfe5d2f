/**
 * Kubernetes kinds that hold other objects and have a controller or a tool apply them, by group and kind.
 *
 * Source: the references of OpenShift, Crossplane, Fleet, Open Cluster Management, Karmada, Hive, KubeVela, kro,
 * Cluster API, Sveltos, Flux Operator, Carvel, Argo and kustomize.
 */
const wrappers: readonly RegExp[] = [
  /^(template\.openshift\.io\/.*|core\/v1):Template$/,
  /^kubernetes(\.m)?\.crossplane\.io\/.*:Object$/,
  /^apiextensions\.crossplane\.io\/.*:Composition(Revision)?$/,
  /^fleet\.cattle\.io\/.*:(Bundle|Content)$/,
  /^work\.open-cluster-management\.io\/.*:ManifestWork(ReplicaSet)?$/,
  /^policy\.open-cluster-management\.io\/.*:(Policy|ConfigurationPolicy)$/,
  /^work\.karmada\.io\/.*:Work$/,
  /^hive\.openshift\.io\/.*:(SyncSet|SelectorSyncSet)$/,
  /^core\.oam\.dev\/.*:(Application|WorkflowStepDefinition)$/,
  /^kro\.run\/.*:ResourceGraphDefinition$/,
  /^addons\.cluster\.x-k8s\.io\/.*:ClusterResourceSet$/,
  /^config\.projectsveltos\.io\/.*:(Cluster)?Profile$/,
  /^fluxcd\.controlplane\.io\/.*:ResourceSet$/,
  /^kappctrl\.k14s\.io\/.*:App$/,
  /^argoproj\.io\/.*:(Workflow|CronWorkflow|(Cluster)?WorkflowTemplate)$/,
  /^config\.kubernetes\.io\/.*:ResourceList$/,
  /^kustomize\.config\.k8s\.io\/.*:(Kustomization|Component)$/,
  /^k3s\.cattle\.io\/.*:Addon$/,
];

/** Policies that change objects when they are applied, or make more of them. */
const mutators: readonly RegExp[] = [
  /^kyverno\.io\/.*:(Cluster)?Policy$/,
  /^policies\.kyverno\.io\/.*:(Namespaced)?(Mutating|Generating)Policy$/,
  /^mutations\.gatekeeper\.sh\/.*:(Assign|AssignMetadata|AssignImage|ModifySet)$/,
  /^admissionregistration\.k8s\.io\/.*:MutatingAdmissionPolicy$/,
];

const isOneOf = (all: readonly RegExp[], type: string): boolean => {
  const own = type.replace(/^kubernetes:/, "");
  return all.some((pattern) => pattern.test(own));
};

export const isWrapper = (type: string): boolean => isOneOf(wrappers, type);

export const isMutator = (type: string): boolean => isOneOf(mutators, type);
