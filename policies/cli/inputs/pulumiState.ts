import type { Properties } from "../../../preview/engine/wire";
import type { Described } from "./input";

/** A resource as Pulumi writes it into states and previews. */
export interface State {
  readonly urn: string;
  readonly delete?: boolean;
  readonly custom?: boolean;
  readonly external?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly provider?: string;
  readonly propertyDependencies?: Described["references"] | null;
  readonly ignoreChanges?: readonly string[] | null;
}

export interface Step {
  readonly op: string;
  readonly newState?: State;
}

export interface PreviewJson {
  readonly steps: readonly Step[];
  /** The number of resources per operation; only a completed preview has it. */
  readonly changeSummary?: Readonly<Record<string, number>> | null;
  readonly diagnostics?: readonly { readonly severity: string }[] | null;
}
