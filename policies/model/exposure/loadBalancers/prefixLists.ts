import { type Value, at, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/**
 * Who the prefix lists of the stack admit. Any other list counts as open to anyone, because its content cannot
 * be seen: AWS's own list for CloudFront, for example, lets in anyone who has a distribution.
 */
export class PrefixLists {
  private readonly entries = new Map<StackResource, Value[]>();

  constructor(private readonly index: ResourceIndex) {
    for (const list of index.ofKind("prefixList")) {
      const inline = items(at(list.props, "entries"));
      this.entries.set(
        list,
        inline.map((entry) => at(entry, "cidr")),
      );
    }
    for (const entry of index.ofKind("prefixListEntry")) {
      const id = at(entry.props, "prefixListId");
      for (const list of index.resolve(entry, "prefixListId", id, "prefixList")) {
        this.entries.get(list)?.push(at(entry.props, "cidr"));
      }
    }
  }

  /** Who the prefix list with an id admits. The id is in a property of a resource. */
  admission(from: StackResource, property: string, id: Value): Admission {
    const lists = this.index.resolve(from, property, id, "prefixList");
    if (lists.length === 0)
      return admitEveryone("admits a prefix list, whose networks cannot be seen");
    return union(lists.map((list) => this.of(list)));
  }

  private of(list: StackResource): Admission {
    const cidrs = this.entries.get(list) ?? [];
    const networks = cidrs.filter((cidr) => typeof cidr === "string");
    const name = `prefix list ${list.name}`;
    if (cidrs.length === 0) {
      return admitUndecided(`the networks of ${name} are not in this stack`);
    }
    return networks.length === cidrs.length
      ? { networks }
      : { networks, undecided: `the networks of ${name} are not all known` };
  }
}
