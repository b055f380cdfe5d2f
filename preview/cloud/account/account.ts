import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { Properties, WireValue, eachString } from "../../engine/wire";

/** Something that is there: a resource that has been made and not deleted. */
export interface Thing {
  urn: string;
  type: string;
  name: string;
  id: string;
  region: string;
  inputs: Properties;
  /** What AWS computed: what others refer to it by is in here. */
  computed: Properties;
}

/** Where something is: ids may be names, which each region has its own of. */
export type ResourceKey = Pick<Thing, "type" | "id" | "region">;

/**
 * The account that everything simulated is made in: what is there at the moment.
 *
 * A preview has one of its own. With a file, what is there outlives the process, as in a real cloud: one line
 * for each change, so that it stands whenever the process ends.
 */
export class Account {
  private readonly things = new Map<string, Thing>();
  /** By what things can be referred to: ids, ARNs, names, addresses; and how many have each. */
  private readonly handles = new Map<string, number>();
  private readonly noted = new Set<string>();
  private readLength = 0;

  /**
   * @param closed nothing exists that was not made here; else what does not look made up may be someone's own
   */
  constructor(
    readonly closed = false,
    private readonly file?: string,
  ) {}

  /** All that is there. */
  all(): Thing[] {
    this.readFile();
    return [...this.things.values()];
  }

  ofType(type: string): Thing[] {
    return this.all().filter((each) => each.type === usual(type));
  }

  get(place: ResourceKey): Thing | undefined {
    this.readFile();
    return this.things.get(keyOf(place));
  }

  /** Adds a thing, or what it has become. */
  put(thing: Thing): void {
    const named = { ...thing, type: usual(thing.type) };
    this.keep(named);
    this.append({ put: named });
  }

  remove({ type, id, region }: ResourceKey): void {
    this.drop(keyOf({ type, id, region }));
    this.append({ remove: { type, id, region } });
  }

  /** What a function answered exists, whoever made it. */
  note(answer: Properties): void {
    for (const each of stringsIn(answer)) this.noted.add(each);
  }

  /** True if something there, or found by a function, has the text as id, ARN or name. */
  knows(reference: string): boolean {
    this.readFile();
    return this.noted.has(reference) || (this.handles.get(reference) ?? 0) > 0;
  }

  private keep(thing: Thing): void {
    this.drop(keyOf(thing));
    this.things.set(keyOf(thing), thing);
    this.count(thing, 1);
  }

  private drop(key: string): void {
    const thing = this.things.get(key);
    if (thing !== undefined) this.count(thing, -1);
    this.things.delete(key);
  }

  private count({ id, inputs, computed }: Thing, more: number): void {
    const names = Object.fromEntries(NAMES.map((name) => [name, inputs[name] ?? ""]));
    for (const handle of stringsIn({ id, ...names, ...computed })) {
      this.handles.set(handle, (this.handles.get(handle) ?? 0) + more);
    }
  }

  private append(line: Line): void {
    if (this.file === undefined) return;
    this.readFile();
    const text = `${JSON.stringify(line, withoutSecrets)}\n`;
    appendFileSync(this.file, text);
    this.readLength += Buffer.byteLength(text);
  }

  /** Another process of the same deployment may have written since. */
  private readFile(): void {
    if (this.file === undefined || !existsSync(this.file)) return;
    const content = readFileSync(this.file);
    if (content.length === this.readLength) return;
    const fresh = content.subarray(this.readLength).toString("utf8");
    this.readLength = content.length;
    for (const text of fresh.split("\n").filter((each) => each !== "")) {
      const line = JSON.parse(text) as Line;
      if ("put" in line) this.keep(line.put);
      else this.drop(keyOf(line.remove));
    }
  }
}

type Line = { put: Thing } | { remove: ResourceKey };

/** Properties by which a resource is named where it is not its id. */
const NAMES = ["name", "bucket", "domainName", "identifier", "replicationGroupId"];

const keyOf = ({ type, id, region }: ResourceKey): string => `${usual(type)}|${region}|${id}`;

/** The load balancer module has an older name too. */
export const usual = (type: string): string =>
  type.startsWith("aws:alb/") ? `aws:lb/${type.slice("aws:alb/".length)}` : type;

/** The file is plain text, and nothing compares passwords. */
const withoutSecrets = (name: string, value: unknown): unknown =>
  /password|token|secret/i.test(name) ? undefined : value;

function stringsIn(value: WireValue): Set<string> {
  const found = new Set<string>();
  eachString(value, (text) => found.add(text));
  return found;
}
