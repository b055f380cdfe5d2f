import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { buildModel, type StackModel } from "./model/model";
import { listResources } from "./model/resources";
import { kindOf } from "./model/kinds";
import { type Settings, readSettings } from "./settings";
import { type Value, snapshot } from "./value";

/** What the rules judge: one stack, under one configuration. */
export interface Evidence {
  readonly model: StackModel;
  readonly settings: Settings;
}

/**
 * Keeps what each resource declares until the stack is judged.
 *
 * With a cluster that does not exist yet, the stack call sees empty properties of every Kubernetes
 * resource; the resource call still sees what the program declared. The stack call in turn knows which
 * resource a property came from. So inputs are kept here by URN and joined in the stack call.
 */
export class Collector {
  private readonly inputs = new Map<string, Value>();
  private settings: Settings = readSettings({});
  private current: Evidence | undefined;
  private starting = true;
  private readonly servedTo = new Set<string>();

  /**
   * Keeps one resource's inputs, and the pack's configuration that comes with every call.
   *
   * @returns what is wrong with the configuration, once for each stack
   */
  declare(
    args: Pick<ResourceValidationArgs, "urn" | "type" | "props" | "getConfig">,
  ): readonly string[] {
    const first = this.starting;
    this.starting = false;
    this.current = undefined;
    this.settings = readSettings(args.getConfig());
    if (kindOf(args.type) !== undefined) this.inputs.set(args.urn, snapshot(args.props));
    return first ? this.settings.problems : [];
  }

  /**
   * The evidence for one policy. All policies of one stack call share it, as building it once is much
   * cheaper; a policy that asks again is in a new stack call, and gets it built anew.
   */
  evidence(policy: string, stack: readonly PolicyResource[]): Evidence {
    if (this.current === undefined || this.servedTo.has(policy)) {
      const model = buildModel(listResources(stack, this.inputs));
      this.current = { model, settings: this.settings };
      this.servedTo.clear();
    }
    this.servedTo.add(policy);
    this.starting = true;
    return this.current;
  }
}
