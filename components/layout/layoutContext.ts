import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settings";

/** The values that every step of the layout needs. */
export interface LayoutContext {
  /** The prefix of every logical name: the component's name, or what replaces it in names. */
  readonly name: string;
  /** The prefix of every name in Kubernetes. */
  readonly installation: string;
  readonly settings: Settings;
  readonly tags: { readonly [name: string]: string };
  /** The component, the parent of everything. */
  readonly parent: pulumi.Resource;
}
