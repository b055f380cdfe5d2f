import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { Properties, WireValue, eachString } from "../../engine/wire";

/** An existing resource: one that was created and not deleted. */
export interface Thing {
  urn: string;
  type: string;
  name: string;
  id: string;
  region: string;
  inputs: Properties;
  /** Values that AWS computed, including those by which other resources refer to this one. */
  computed: Properties;
}

/** Identifies a resource. The region is needed because an id may be a name, which is only unique in its region. */
export type ResourceKey = Pick<Thing, "type" | "id" | "region">;

/**
 * The simulated account: all resources that exist at the moment.
 *
 * Each preview has its own. With a file, the resources outlive the process, as in a real cloud. The file has one line
 * per change, so it is complete whenever the process ends.
 */
export class Account {
  private readonly things = new Map<string, Thing>();
  /** How many things have each id, ARN, name or address by which others can refer to them. */
  private readonly handles = new Map<string, number>();
  private readonly noted = new Set<string>();
  private readLength = 0;

  /**
   * @param closed whether only resources that were made here exist; otherwise, a reference that does not look made up
   * may point to a real resource of the user
   */
  constructor(
    readonly closed = false,
    private readonly file?: string,
  ) {}

  /** All existing things. */
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

  /** Adds or updates a thing. */
  put(thing: Thing): void {
    const named = { ...thing, type: usual(thing.type) };
    this.keep(named);
    this.append({ put: named });
  }

  remove({ type, id, region }: ResourceKey): void {
    this.drop(keyOf({ type, id, region }));
    this.append({ remove: { type, id, region } });
  }

  /** Everything in a function's answer exists, whoever made it. */
  note(answer: Properties): void {
    for (const each of stringsIn(answer)) this.noted.add(each);
  }

  /** True if an existing thing, or one that a function found, has this id, ARN or name. */
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

  /** Another process of the same deployment may have written to the file since. */
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

/** Properties that can name a resource apart from its id. */
const NAMES = ["name", "bucket", "domainName", "identifier", "replicationGroupId"];

const keyOf = ({ type, id, region }: ResourceKey): string => `${usual(type)}|${region}|${id}`;

/** The load balancer module has an older name too. */
export const usual = (type: string): string =>
  type.startsWith("aws:alb/") ? `aws:lb/${type.slice("aws:alb/".length)}` : type;

/** Leaves passwords out of the file: it is plain text, and nothing compares them. */
const withoutSecrets = (name: string, value: unknown): unknown =>
  /password|token|secret/i.test(name) ? undefined : value;

function stringsIn(value: WireValue): Set<string> {
  const found = new Set<string>();
  eachString(value, (text) => found.add(text));
  return found;
}
