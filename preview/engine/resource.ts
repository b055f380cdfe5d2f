import { Properties } from "./wire";

/** What a resource's registration has besides the properties; all of it is passed to the policy pack. */
export interface ResourceOptions {
  protect: boolean;
  ignoreChanges: string[];
  deleteBeforeReplace: boolean | undefined;
  additionalSecretOutputs: string[];
  aliases: string[];
  /** In seconds; 0 if the program sets none. */
  timeouts: { create: number; update: number; delete: number };
}

/** One resource of the stack that a preview registered. */
export interface Resource {
  urn: string;
  type: string;
  name: string;
  /** The parent's URN, "" for the stack itself. */
  parent: string;
  /** True if a provider manages it, false for a component. */
  custom: boolean;
  /** True if it is read from the cloud and not created. */
  external: boolean;
  /** The URN of the resource's provider, "" for components and providers. */
  provider: string;
  /** Empty while the id is not known. */
  id: string;
  inputs: Properties;
  outputs: Properties;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  options: ResourceOptions;
}
