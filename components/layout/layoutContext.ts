import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settings";

/** What every step of the layout knows. */
export interface LayoutContext {
  /** The component's name, or what stands for it in names: the start of every logical name. */
  readonly name: string;
  /** The start of every name in Kubernetes. */
  readonly installation: string;
  readonly settings: Settings;
  readonly tags: { readonly [name: string]: string };
  /** The component, the parent of everything. */
  readonly parent: pulumi.Resource;
}
