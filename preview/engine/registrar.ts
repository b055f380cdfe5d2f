import { Treatment, treatComputed, markSecrets } from "./computed";
import { Providers } from "./providers";
import { newResource } from "./requests";
import { Resource } from "./resource";
import { Stack } from "./stack";
import { makeUrn, providedPackage } from "./urn";
import { WireValue, isUnknown } from "./wire";

/** How resources are processed, and the callbacks. */
export interface RegistrarContext {
  stack: Stack;
  names: { project: string; stack: string };
  config: Record<string, string>;
  treatment: Treatment;
  /** Called with each resource before it is "created". */
  judge: (resource: Resource, provider: Resource | undefined) => Promise<void>;
  /** Called when a resource is complete. */
  done: () => void;
}

/** Creates the resources of a stack: what the engine does with a registration, without the cloud. */
export class Registrar {
  readonly providers: Providers;

  constructor(private readonly context: RegistrarContext) {
    const { stack, names, config } = context;
    this.providers = new Providers(stack, names, config, async (urn, inputs) => {
      stack.claim(urn);
      await this.complete(newResource(urn, "", inputs), "");
    });
  }

  /** Claims a new URN for a resource, and returns it with its parent's; without a parent, that is the stack's. */
  claim(given: string, type: string, name: string): { urn: string; parent: string } {
    const { stack, names } = this.context;
    const parent = given || stack.root;
    const urn = makeUrn(names.stack, names.project, parent, type, name);
    stack.claim(urn);
    return { urn, parent };
  }

  /**
   * Creates what the program registers: a resource of a provider, a provider, or a component.
   *
   * @param reference the provider that the program names, or ""
   */
  async complete(resource: Resource, version: string, reference = ""): Promise<void> {
    const isProvider = providedPackage(resource.type) !== undefined;
    if (resource.custom && !isProvider) {
      await this.create(resource, version, reference);
    } else {
      await this.context.judge(resource, undefined);
      resource.outputs = resource.inputs;
      resource.id = isProvider ? idOf(this.context.treatment("simulated-provider")) : "";
    }
    this.add(resource);
  }

  private async create(resource: Resource, version: string, reference: string): Promise<void> {
    const { stack, judge, treatment } = this.context;
    const provider = await this.providers.resolve(reference, resource.type, version);
    const { urn, simulated, configured } = provider;
    resource.provider = urn;
    if (configured) {
      resource.inputs = simulated.completed(resource.urn, resource.inputs);
    }
    await judge(resource, stack.get(urn));
    if (configured) {
      const { id, outs } = await simulated.create(resource.urn, resource.inputs);
      resource.id = idOf(treatment(id));
      resource.outputs = treatComputed(outs, resource.inputs, treatment);
    }
    resource.outputs = markSecrets(resource.outputs, resource.options.additionalSecretOutputs);
  }

  /** Completes what the program reads from the cloud. */
  async read(resource: Resource, version: string, reference: string): Promise<void> {
    const provider = await this.providers.resolve(reference, resource.type, version);
    resource.provider = provider.urn;
    const { props } = await provider.simulated.read(resource.id, resource.urn, resource.inputs);
    resource.outputs = markSecrets(props, resource.options.additionalSecretOutputs);
    this.add(resource);
  }

  private add(resource: Resource): void {
    this.context.stack.add(resource);
    this.context.done();
  }
}

/** In the protocol, an unknown id is empty. */
function idOf(treated: WireValue): string {
  return typeof treated === "string" && !isUnknown(treated) ? treated : "";
}
