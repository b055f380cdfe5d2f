import { type Alias, type Node } from "yaml";
import { refused } from "./places";

/** The limits of Kubernetes' parser: up to LOW nodes, 99% may come from aliases; in larger documents, fewer. */
const LOW = 400_000;
const HIGH = 4_000_000;

/** Follows aliases within the limits that Kubernetes' parser sets for their expansion. */
export class Expansion {
  /** Starts at 1 for the document itself. */
  private nodes = 1;
  private copies = 0;
  private readonly open = new Set<Alias>();

  constructor(private readonly targets: ReadonlyMap<Alias, Node>) {}

  /** Counts a node each time it is read. */
  count(place: Node): void {
    this.nodes += 1;
    if (this.open.size > 0) this.copies += 1;
    const { nodes, copies } = this;
    if (copies > 100 && nodes > 1000 && copies / nodes > allowed(nodes)) {
      throw refused("the aliases expand to too much", place);
    }
  }

  targetOf(alias: Alias): Node {
    const target = this.targets.get(alias);
    if (target === undefined) throw refused("an alias without an anchor above it", alias);
    return target;
  }

  /** Reads the target of an alias. */
  follow<T>(alias: Alias, read: (target: Node) => T): T {
    if (this.open.has(alias)) throw refused("an alias of what it stands in", alias);
    this.open.add(alias);
    const value = read(this.targetOf(alias));
    this.open.delete(alias);
    return value;
  }
}

function allowed(nodes: number): number {
  if (nodes <= LOW) return 0.99;
  return nodes >= HIGH ? 0.1 : 0.99 - (0.89 * (nodes - LOW)) / (HIGH - LOW);
}
