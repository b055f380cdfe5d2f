import { Resource } from "./resource";
import { STACK_TYPE } from "./urn";

/** The resources that a program has registered so far, in order. */
export class Stack {
  private readonly byUrn = new Map<string, Resource>();
  /** URNs whose registration has begun; their outputs may still be missing. */
  private readonly claimed = new Set<string>();

  /** The URN of the stack's own resource, "" before it is registered. */
  get root(): string {
    const [first = ""] = this.claimed;
    return first.includes(`::${STACK_TYPE}::`) ? first : "";
  }

  /** Claims the URN for a new registration; throws if the program has used it before. */
  claim(urn: string): void {
    if (this.claimed.has(urn)) {
      throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    }
    this.claimed.add(urn);
  }

  add(resource: Resource): void {
    this.byUrn.set(resource.urn, resource);
  }

  get(urn: string): Resource | undefined {
    return this.byUrn.get(urn);
  }

  /** All resources in the order in which the program registered them. */
  all(): Resource[] {
    const found = [...this.claimed].map((urn) => this.byUrn.get(urn));
    return found.filter((resource) => resource !== undefined);
  }

  get size(): number {
    return this.byUrn.size;
  }
}
