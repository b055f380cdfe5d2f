import type { provider } from "@pulumi/pulumi";
import { nameOf, typeOf } from "../engine/urn";
import { Properties } from "../engine/wire";
import { Account, Thing, usual } from "./account/account";
import { Failure, failureOf, isUnready } from "./failure";
import { covers, fill, isChanged, known } from "./outputs";
import { SimulatedPackage, Subject } from "./package";
import { CloudError, Refusal } from "./refusal";

/** How one simulated provider is set up. */
export interface Setup {
  /** The region that simulated ARNs and zones are in. */
  region: string;
  /** Kubernetes Jobs whose name matches fail; for tests of a failed deployment. */
  failing?: RegExp;
  /** What exists; the providers of one deployment share it. */
  account: Account;
}

/** What the SDK's own result lacks. */
interface Difference extends provider.DiffResult {
  /** The properties that change. */
  readonly changed: string[];
}

/**
 * A provider that computes what its cloud would compute, and changes nothing.
 *
 * It implements the SDK's provider interface, so that the offline preview can call it in its own process and the real
 * engine can run it as a plugin.
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

  /** The subject with this id: a replacement has the same URN, but another id. */
  private made(id: string, urn: string, inputs: Properties): Subject {
    const subject = this.subject(urn, inputs);
    const found = seeds(subject).find((each) => this.simulated.id(each) === id);
    return found ?? subject;
  }

  /** The subject with an id that is still free. */
  private fresh(urn: string, inputs: Properties): Subject {
    const subject = this.subject(urn, inputs);
    const taken = (each: Subject) =>
      this.setup.account.get({ ...each, id: this.simulated.id(each) }) !== undefined;
    return seeds(subject).find((each) => !taken(each)) ?? subject;
  }

  /** What was made with this id. A renamed stack has other URNs, so it has what the state knows, not what they give. */
  private existing(id: string, urn: string, olds: Properties, inputs: Properties): Thing {
    const thing = this.thing(id, this.made(id, urn, inputs));
    const before = this.simulated.computed(this.made(id, urn, olds));
    return { ...thing, computed: known(thing.computed, before, olds) };
  }

  private thing(id: string, subject: Subject): Thing {
    const { urn, name, inputs, region } = subject;
    const computed = this.simulated.computed(subject);
    return { urn, type: usual(subject.type), name, inputs, region, id, computed };
  }

  /** Only packages with `ties` refuse anything because of what exists, so only their things are kept. */
  private keep(thing: Thing): void {
    if (this.simulated.ties !== undefined) this.setup.account.put(thing);
  }

  /** What has another URN by an alias is what it was, and does not conflict with itself. */
  private rename({ urn, ...place }: Thing): void {
    const before = this.setup.account.get(place);
    if (before !== undefined && before.urn !== urn) this.keep({ ...before, urn });
  }

  private refuse(thing: Thing, problems: CloudError[] = []): void {
    if (problems.length > 0) throw new Refusal(thing, problems);
  }

  /** The inputs with the provider's defaults, and their problems. */
  private examined(urn: string, olds: Properties, news: Properties) {
    const subject = this.subject(urn, news);
    const inputs = this.simulated.check(subject, olds, this.setup.account);
    const problems = this.simulated.problems?.({ ...subject, inputs }) ?? [];
    return { subject, inputs, problems };
  }

  async check(urn: string, olds: Properties, news: Properties): Promise<provider.CheckResult> {
    const { inputs, problems } = this.examined(urn, olds, news);
    const failures = problems.map(({ property, code, reason }) => ({
      property,
      reason: `${code}: ${reason}`,
    }));
    return failures.length === 0 ? { inputs } : { inputs, failures };
  }

  /** The inputs of a new resource with the provider's defaults; throws if they have problems. */
  completed(urn: string, news: Properties): Properties {
    const { subject, inputs, problems } = this.examined(urn, {}, news);
    if (problems.length > 0) throw new Refusal(subject, problems);
    return inputs;
  }

  async diff(id: string, urn: string, olds: Properties, news: Properties): Promise<Difference> {
    this.remember(id, urn, olds);
    const subject = this.made(id, urn, news);
    // `olds` are outputs, as the old inputs are not passed in; so computed properties must be left out.
    const computed = Object.keys(this.simulated.computed(subject));
    const keys = new Set([
      ...Object.keys(news),
      ...Object.keys(olds).filter((key) => !computed.includes(key)),
    ]);
    const changed = [...keys].filter((key) => !covers(olds[key], news[key]));
    const unready = isUnready(olds, news) ? ["metadata"] : [];
    const replaces = this.simulated
      .replacedBy(subject.type, olds, news)
      .filter((path) => changed.includes(path.split(".")[0] ?? "") && isChanged(path, olds, news));
    return {
      changes: changed.length + unready.length > 0,
      changed,
      replaces: [...replaces, ...unready],
      deleteBeforeReplace: this.simulated.goesFirst?.(subject) ?? true,
    };
  }

  /** Which changes of the provider's own properties replace all that it manages. */
  replacedByConfig(olds: Properties, news: Properties): string[] {
    return this.simulated.elsewhere?.(olds, news) ?? [];
  }

  /** Adds a resource of an earlier deployment to the account. */
  private remember(id: string, urn: string, outputs: Properties): void {
    const { account } = this.setup;
    const thing = this.existing(id, urn, outputs, outputs);
    if (account.get(thing) === undefined) this.keep(thing);
  }

  /** What `create` would create from the inputs if it succeeds. */
  private planned(urn: string, inputs: Properties): Thing {
    const fresh = this.fresh(urn, inputs);
    return this.thing(this.simulated.id(fresh), fresh);
  }

  /** What `create` will return if it succeeds; planning adds nothing to the account. */
  plan(urn: string, inputs: Properties): { id: string; outs: Properties } {
    const thing = this.planned(urn, inputs);
    return { id: thing.id, outs: outputsOf(thing) };
  }

  async create(urn: string, inputs: Properties): Promise<provider.CreateResult> {
    const thing = this.planned(urn, inputs);
    this.refuse(thing, this.simulated.conflicts?.(thing, this.setup.account));
    this.keep(thing);
    const { id } = thing;
    const outs = outputsOf(thing);
    const failure = this.setup.failing && failureOf(thing, this.setup.failing);
    if (failure) {
      throw new Failure(id, { ...outs, status: failure.status }, failure.reason);
    }
    return { id, outs };
  }

  async read(id: string, urn: string, props: Properties = {}): Promise<provider.ReadResult> {
    const thing = this.existing(id, urn, props, props);
    this.keep(thing);
    const outputs = outputsOf(thing);
    return { id, props: "id" in outputs ? { ...outputs, id } : outputs, inputs: props };
  }

  async update(
    id: string,
    urn: string,
    olds: Properties,
    news: Properties,
  ): Promise<provider.UpdateResult> {
    const thing = this.existing(id, urn, olds, news);
    this.rename(thing);
    this.refuse(thing, this.simulated.conflicts?.(thing, this.setup.account));
    this.keep(thing);
    return { outs: outputsOf(thing) };
  }

  async delete(id: string, urn: string, props: Properties): Promise<void> {
    const { account } = this.setup;
    const told = this.existing(id, urn, props, props);
    const thing = account.get(told) ?? told;
    this.refuse(thing, this.simulated.ties?.(thing, account));
    account.remove(thing);
  }

  /** The result of a function, or undefined if it is not simulated. */
  answer(token: string, args: Properties): Properties | undefined {
    const answer = this.simulated.invoke(token, args, this.setup.region);
    if (answer !== undefined) this.setup.account.note(answer);
    return answer;
  }

  async invoke(token: string, args: Properties): Promise<provider.InvokeResult> {
    const outputs = this.answer(token, args);
    if (outputs === undefined) {
      throw new Error(`the simulated ${this.simulated.name} provider has no answer for ${token}`);
    }
    return { outputs };
  }
}

const outputsOf = ({ inputs, computed }: Thing): Properties => fill(inputs, computed);

/** The subject and its possible successive replacements, with different made-up values for each. */
function seeds(subject: Subject): Subject[] {
  const others = [1, 2, 3, 4].map((each) => ({ ...subject, urn: `${subject.urn}#${each}` }));
  return [subject, ...others];
}
