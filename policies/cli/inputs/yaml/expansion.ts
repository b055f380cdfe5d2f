import { type Alias, type Node } from "yaml";
import { refused } from "./places";

/** Nodes of which 99 in 100 may come by aliases, as the real reader has it; of larger documents fewer may. */
const LOW = 400_000;
const HIGH = 4_000_000;

/** Follows aliases within the bounds that Kubernetes' reader sets to what they expand to. */
export class Expansion {
  /** The document itself is the first. */
  private nodes = 1;
  private copies = 0;
  private readonly open = new Set<Alias>();

  constructor(private readonly targets: ReadonlyMap<Alias, Node>) {}

  /** Counts a node that is read, as often as it is. */
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

  /** Reads what an alias stands for. */
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
