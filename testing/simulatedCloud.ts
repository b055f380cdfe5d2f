import type { runtime } from "@pulumi/pulumi";
import type { Described } from "../policies/cli/inputs/input";
import { DEFAULT_REGION, simulate } from "../preview/cloud";
import { Account } from "../preview/cloud/account/account";
import { makeUrn, packageOf, providedPackage } from "../preview/engine/urn";
import { type Properties, unwrap } from "../preview/engine/wire";

export interface SimulatedCloudOptions {
  /** The AWS region of providers that name none. @default us-east-1 */
  region?: string;
}

/**
 * Mocks for `pulumi.runtime.setMocks` that answer as AWS, Kubernetes and the other providers would: with ARNs, ids,
 * generated names and the results of functions, all made up. A resource that AWS would refuse fails.
 *
 * Each test that makes resources takes a new one, as nothing is ever deleted.
 */
export class SimulatedCloud implements runtime.Mocks {
  private readonly region: string;
  private readonly account = new Account();
  private readonly made = new Map<string, Described>();
  private readonly namesakes = new Map<string, number>();
  private readonly regions = new Map<string, string>();

  constructor(options: SimulatedCloudOptions = {}) {
    this.region = options.region ?? DEFAULT_REGION;
  }

  /** What was made so far. */
  get resources(): readonly Described[] {
    return [...this.made.values()];
  }

  readonly newResource = async (
    args: runtime.MockResourceArgs,
  ): Promise<{ id: string | undefined; state: Properties }> => {
    const { type, name, custom = true } = args;
    const inputs = args.inputs as Properties;
    if (!custom) return { id: undefined, state: inputs };
    const urn = this.newUrn(type, name);
    if (providedPackage(type) !== undefined) {
      const region = inputs.region === undefined ? undefined : unwrap(inputs.region);
      if (typeof region === "string") this.regions.set(urn, region);
      // With the URN as its id, the resources of a provider say which one it is.
      this.add(urn, args, inputs, inputs);
      return { id: urn, state: inputs };
    }
    const simulated = this.provider(type, args.provider);
    const completed = simulated.completed(urn, inputs);
    const { id, outs } = await simulated.create(urn, completed);
    this.add(urn, args, completed, outs);
    return { id: args.id || id, state: outs };
  };

  readonly call = async ({
    token,
    inputs,
    provider,
  }: runtime.MockCallArgs): Promise<Properties> => {
    const { outputs } = await this.provider(token, provider).invoke(token, inputs as Properties);
    return outputs as Properties;
  };

  /** Two resources of one type may have the same name, if their parents are of different types. */
  private newUrn(type: string, name: string): string {
    const urn = makeUrn("stack", "project", "", type, name);
    const namesakes = this.namesakes.get(urn) ?? 0;
    this.namesakes.set(urn, namesakes + 1);
    return namesakes === 0 ? urn : `${urn}-${namesakes}`;
  }

  private provider(token: string, reference: string | undefined) {
    const region = this.regions.get(providerUrn(reference) ?? "") ?? this.region;
    return simulate(packageOf(token), { region, account: this.account });
  }

  private add(
    urn: string,
    { type, name, provider, id }: runtime.MockResourceArgs,
    inputs: Properties,
    outputs: Properties,
  ): void {
    this.made.set(urn, {
      ...{ urn, type, name, inputs, outputs },
      references: {},
      provider: providerUrn(provider),
      ignoredChanges: [],
      external: Boolean(id),
      component: false,
      place: { file: "the program" },
    });
  }
}

/** A reference to a provider is `urn::id`, and its id is the URN that it has here. */
function providerUrn(reference: string | undefined): string | undefined {
  const at = reference?.lastIndexOf("::urn:pulumi:") ?? -1;
  return at === -1 ? undefined : reference?.slice(at + 2);
}
