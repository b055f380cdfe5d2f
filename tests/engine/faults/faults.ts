import { Failure } from "../../../preview/cloud/failure";
import type { SimulatedProvider } from "../../../preview/cloud/provider";
import { typeOf } from "../../../preview/engine/urn";
import { Silence } from "./silence";

/** One call to a cloud that fails. */
export interface Fault {
  readonly type: string;
  readonly on: "create" | "update" | "delete";
  /**
   * `before` anything is done; `halfway`, when it is there but not ready; `after` it is done, so that only the answer
   * is lost.
   */
  readonly when: "before" | "halfway" | "after";
  /** AWS's words, of a failure before anything is done. */
  readonly says?: string;
}

/** A cloud whose calls fail as planned, each once, and that knows what is in it. */
export class FaultyCloud {
  /** The URN of what exists, by its type and id. */
  readonly inventory = new Map<string, string>();
  readonly silence = new Silence();
  /** What was deleted. */
  private readonly gone = new Set<string>();
  /** What has not failed yet. */
  private readonly waiting: Set<Fault>;

  constructor(faults: readonly Fault[]) {
    this.waiting = new Set(faults);
  }

  get left(): readonly Fault[] {
    return [...this.waiting];
  }

  /** The types and names of all that exists; what is there twice is named twice. */
  contents(): string[] {
    return [...this.inventory.values()].map((urn) => urn.split("::").slice(2).join(" ")).sort();
  }

  /** Gives a provider this cloud's faults and silence. */
  readonly prepare = (provider: SimulatedProvider): SimulatedProvider => {
    const create = provider.create.bind(provider);
    const update = provider.update.bind(provider);
    const remove = provider.delete.bind(provider);
    const read = provider.read.bind(provider);
    provider.create = (urn, inputs) =>
      this.silence.answer(async () => {
        const fault = this.strike(urn, "create");
        const made = await create(urn, inputs);
        const key = keyOf(urn, made.id);
        // AWS's own names are checked by the simulated account.
        if (this.inventory.has(key)) throw new Error(`${made.id} already exists`);
        this.inventory.set(key, urn);
        this.gone.delete(key);
        if (fault?.when === "halfway") throw new Failure(made.id, made.outs, "it is not ready");
        if (fault) throw lost(fault);
        return made;
      });
    provider.update = (id, urn, olds, news) =>
      this.silence.answer(async () => {
        const fault = this.strike(urn, "update");
        const updated = await update(id, urn, olds, news);
        if (fault) throw lost(fault);
        return updated;
      });
    provider.delete = (id, urn, props) =>
      this.silence.answer(async () => {
        const fault = this.strike(urn, "delete");
        await remove(id, urn, props);
        const key = keyOf(urn, id);
        this.inventory.delete(key);
        this.gone.add(key);
        if (fault) throw lost(fault);
      });
    provider.read = async (id, urn, props) =>
      this.gone.has(keyOf(urn, id)) ? {} : read(id, urn, props);
    return provider;
  };

  /** The fault of a call, if one is planned; throws it if it strikes before. */
  private strike(urn: string, on: Fault["on"]): Fault | undefined {
    const type = typeOf(urn);
    const fault = this.left.find((each) => each.type === type && each.on === on);
    if (fault === undefined) return undefined;
    this.waiting.delete(fault);
    if (fault.when === "before") {
      const { says = "ThrottlingException: Rate exceeded" } = fault;
      throw new Error(`${says} (planned, ${on} of ${type})`);
    }
    return fault;
  }
}

const lost = ({ on, type }: Fault): Error =>
  new Error(`RequestError: connection reset by peer (planned, ${on} of ${type})`);

export const keyOf = (urn: string, id: string): string => `${typeOf(urn)} ${id}`;
