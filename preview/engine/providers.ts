import { DEFAULT_REGION, simulate } from "../cloud";
import { Account } from "../cloud/account/account";
import type { SimulatedProvider } from "../cloud/provider";
import { Resource } from "./resource";
import { Stack } from "./stack";
import { makeUrn, nameOf, packageOf, providedPackage, providerType } from "./urn";
import { Properties, containsUnknown, isUnknown, unwrap } from "./wire";

/** A provider as the monitor uses it. */
export interface ActiveProvider {
  urn: string;
  simulated: SimulatedProvider;
  /** False if its configuration has unknown values; the engine then sends it no requests. */
  configured: boolean;
}

/** Finds the provider of each resource and creates the default providers that a program does not declare. */
export class Providers {
  private readonly active = new Map<string, ActiveProvider>();
  private readonly defaults = new Map<string, Promise<string>>();
  /** Shared, because resources of one provider may refer to those of another. */
  private readonly account = new Account();

  /**
   * @param config the stack's configuration, which default providers take their inputs from
   * @param register adds a default provider to the stack, as if the program had declared it
   */
  constructor(
    private readonly stack: Stack,
    private readonly names: { project: string; stack: string },
    private readonly config: Record<string, string>,
    private readonly register: (urn: string, inputs: Properties) => Promise<void>,
  ) {}

  /**
   * The provider of a resource or function.
   *
   * @param reference `urn::id` of the program's own provider, or "" for the default one
   */
  async resolve(reference: string, token: string, version: string): Promise<ActiveProvider> {
    const urn =
      reference === ""
        ? await this.default(packageOf(token), version)
        : reference.slice(0, reference.lastIndexOf("::"));
    const found = this.active.get(urn) ?? this.activate(urn);
    this.active.set(urn, found);
    return found;
  }

  private activate(urn: string): ActiveProvider {
    const inputs = this.stack.get(urn)?.inputs;
    if (inputs === undefined) {
      throw new Error(`unknown provider ${nameOf(urn)}`);
    }
    const region = inputs.region === undefined ? "" : unwrap(inputs.region);
    const known = typeof region === "string" && region !== "" && !isUnknown(region);
    const packageName = providedPackage(this.stack.get(urn)?.type ?? "") ?? "";
    return {
      urn,
      simulated: simulate(packageName, {
        region: known ? region : DEFAULT_REGION,
        account: this.account,
      }),
      configured: !containsUnknown(inputs),
    };
  }

  private default(packageName: string, version: string): Promise<string> {
    const name = version === "" ? "default" : `default_${version.replace(/[.+-]/g, "_")}`;
    const type = providerType(packageName);
    const urn = makeUrn(this.names.stack, this.names.project, "", type, name);
    let made = this.defaults.get(urn);
    if (made === undefined) {
      made = this.register(urn, this.inputs(packageName, version)).then(() => urn);
      this.defaults.set(urn, made);
    }
    return made;
  }

  private inputs(packageName: string, version: string): Properties {
    const inputs: Properties = version === "" ? {} : { version };
    for (const [key, value] of Object.entries(this.config)) {
      if (key.startsWith(`${packageName}:`)) {
        inputs[key.slice(packageName.length + 1)] = value;
      }
    }
    return inputs;
  }
}

/** Default providers belong to the engine and not to the program, so they are of no interest in a report. */
export function isDefaultProvider(resource: Resource): boolean {
  return providedPackage(resource.type) !== undefined && resource.name.startsWith("default");
}
