import type { Inputs, TestStack } from "../../helpers/policyStack";

/** How a Tracardi deployment that keeps all rules may look. */
export const formNames = [
  "component", // what TracardiProduction registers
  "nginx", // Deployments, Services and an Ingress of nginx, as a Helm chart makes them
  "service", // Services of type LoadBalancer, of the AWS Load Balancer Controller
  "gateway", // Gateway API, of the AWS Load Balancer Controller
  "targetGroup", // load balancers of aws.lb with TargetGroupBindings
] as const;
export type FormName = (typeof formNames)[number];

/** What runs in every form, each a workload of its own. */
export type Role = "publicApi" | "internalApi" | "gui" | "apm";

/** What stands beside the workloads in every form. */
export type Store = "search" | "redis" | "cluster";

/** What a form cannot keep by its nature, and so switches off. */
export interface FormConfig {
  readonly levels: Readonly<Record<string, "disabled">>;
}

/** A stack that keeps all rules, to be changed. Made anew for every case. */
export interface Layout {
  readonly form: FormName;
  readonly stack: TestStack;
  /** The pack's configuration that the form needs to keep all rules. */
  readonly config?: FormConfig;
  /** The name in the stack of a role's Deployment. */
  readonly nameOf: (role: Role | Store) => string;
  /** The inputs of a role's Deployment, or of a store; changes to them are changes of the stack. */
  readonly inputs: (role: Role | Store) => Inputs;
  /** The pod spec of a role's Deployment. */
  readonly podSpec: (role: Role) => Inputs;
  /** The only container of a role's Deployment. */
  readonly container: (role: Role) => Inputs;
  /** Sets a variable of a role's container, in place of what it was: a text or an EnvVar's other fields. */
  readonly setEnv: (role: Role, name: string, value: string | Inputs) => void;
  readonly removeEnv: (role: Role, name: string) => void;
  /** Adds a Kubernetes object to the cluster and the namespace of a role. */
  readonly addBeside: (role: Role, type: string, name: string, inputs: Inputs) => void;
}

/** One way to break a rule, or to come close to it without breaking it. */
export interface Case {
  readonly what: string;
  /** The forms that it is possible in; without it all. */
  readonly forms?: readonly FormName[];
  /** The pack's configuration. */
  readonly config?: object;
  /** Set where all that can be said is that the verdict hangs on something that is not known. */
  readonly undecided?: true;
  readonly change: (layout: Layout) => void;
}

/** All cases of a rule: every red one is found, no green one is, in any form that it is possible in. */
export interface RuleCases {
  readonly rule: string;
  readonly red: readonly Case[];
  readonly green: readonly Case[];
}
