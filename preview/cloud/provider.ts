import type { provider } from "@pulumi/pulumi";
import { nameOf, typeOf } from "../engine/urn";
import { Properties, Value, isObject, isSecret, secret } from "../engine/wire";
import { Failure, failureOf, isUnready } from "./failure";
import { SimulatedPackage, Subject } from "./package";

/** How one simulated provider is set up. */
export interface Setup {
  /** The region that simulated ARNs and zones are in. */
  region: string;
  /** Kubernetes Jobs whose name matches fail; for tests of a failed deployment. */
  failing?: RegExp;
}

/**
 * A provider that computes what its cloud would and touches nothing.
 *
 * It speaks the SDK's provider interface, so that the offline preview calls it in its own process and the
 * real engine runs it as a plugin.
 */
export class SimulatedProvider implements provider.Provider {
  readonly version = "0.0.0-simulated";

  constructor(
    private readonly simulated: SimulatedPackage,
    private readonly setup: Setup,
  ) {}

  private subject(urn: string, inputs: Properties): Subject {
    return { urn, type: typeOf(urn), name: nameOf(urn), inputs, region: this.setup.region };
  }

  private outputs(subject: Subject): Properties {
    return fill(subject.inputs, this.simulated.computed(subject));
  }

  async check(urn: string, olds: Properties, news: Properties): Promise<provider.CheckResult> {
    return { inputs: this.simulated.check(this.subject(urn, news), olds) };
  }

  async diff(
    _id: string,
    urn: string,
    olds: Properties,
    news: Properties,
  ): Promise<provider.DiffResult> {
    // What the state holds beyond the inputs is computed; the inputs of the state are not handed over.
    const computed = Object.keys(this.simulated.computed(this.subject(urn, news)));
    const keys = new Set([
      ...Object.keys(news),
      ...Object.keys(olds).filter((key) => !computed.includes(key)),
    ]);
    const changed = [...keys].filter((key) => !covers(olds[key], news[key]));
    const unready = isUnready(olds, news) ? ["metadata"] : [];
    const replacedBy = this.simulated.replacedBy(typeOf(urn));
    return {
      changes: changed.length + unready.length > 0,
      replaces: [...changed.filter((key) => replacedBy.includes(key)), ...unready],
      deleteBeforeReplace: true,
    };
  }

  /** What `create` will make of the inputs, if it does not fail. */
  plan(urn: string, inputs: Properties): { id: string; outs: Properties } {
    const subject = this.subject(urn, inputs);
    return { id: this.simulated.id(subject), outs: this.outputs(subject) };
  }

  async create(urn: string, inputs: Properties): Promise<provider.CreateResult> {
    const subject = this.subject(urn, inputs);
    const { id, outs } = this.plan(urn, inputs);
    const failure = this.setup.failing && failureOf(subject, this.setup.failing);
    if (failure) {
      throw new Failure(id, { ...outs, status: failure.status }, failure.reason);
    }
    return { id, outs };
  }

  async read(id: string, urn: string, props: Properties = {}): Promise<provider.ReadResult> {
    const outputs = this.outputs(this.subject(urn, props));
    return { id, props: "id" in outputs ? { ...outputs, id } : outputs, inputs: props };
  }

  async update(
    _id: string,
    urn: string,
    _olds: Properties,
    news: Properties,
  ): Promise<provider.UpdateResult> {
    return { outs: this.outputs(this.subject(urn, news)) };
  }

  async delete(): Promise<void> {
    // Nothing was made.
  }

  /** The answer to a function, or undefined where the simulation has none. */
  answer(token: string, args: Properties): Properties | undefined {
    return this.simulated.invoke(token, args, this.setup.region);
  }

  async invoke(token: string, args: Properties): Promise<provider.InvokeResult> {
    const outputs = this.answer(token, args);
    if (outputs === undefined) {
      throw new Error(`the simulated ${this.simulated.name} provider has no answer for ${token}`);
    }
    return { outputs };
  }
}

/** The inputs with what they lack; secrets stay secrets and unknown values stay unknown. */
function fill(inputs: Properties, computed: Properties): Properties {
  const filled: Properties = { ...inputs };
  for (const [key, value] of Object.entries(computed)) {
    filled[key] = key in inputs ? fillValue(inputs[key], value) : value;
  }
  return filled;
}

function fillValue(input: Value, computed: Value): Value {
  if (isSecret(input)) {
    return secret(fillValue(input.value, computed));
  }
  return isObject(input) && isObject(computed) ? fill(input, computed) : input;
}

/** True if the old value is the new one, apart from what was computed inside it. */
function covers(old: unknown, fresh: unknown): boolean {
  if (typeof fresh !== "object" || fresh === null || typeof old !== "object" || old === null) {
    return old === fresh;
  }
  if (Array.isArray(fresh)) {
    return (
      Array.isArray(old) &&
      old.length === fresh.length &&
      fresh.every((each, index) => covers(old[index], each))
    );
  }
  return Object.entries(fresh).every(([key, value]) =>
    covers((old as Record<string, unknown>)[key], value),
  );
}
