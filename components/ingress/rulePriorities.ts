import * as crypto from "node:crypto";

/** The rules of the first host have priorities below this one. */
const firstAlias = 100;
/** The priorities of one host's rules are consecutive. */
const spaceAHost = 10;
/** Listener priorities go up to 50,000. */
const slots = Math.floor((50_000 - firstAlias) / spaceAHost);

/**
 * The priority of each host's rule with this number, from 0 to 8. All rules exclude each other, so any priority
 * works. But AWS refuses a priority that another rule has, even briefly while two rules swap theirs. So it
 * depends on the host's name, and adding or removing a host does not move the others.
 */
export function rulePriorities(
  hosts: readonly string[],
): (host: string, ruleNumber: number) => number {
  const [first, ...aliases] = hosts;
  const taken = new Map<number, string>();
  for (const host of [...aliases].sort()) {
    let slot = crypto.createHash("sha256").update(host).digest().readUInt32BE() % slots;
    while (taken.has(slot)) slot = (slot + 1) % slots;
    taken.set(slot, host);
  }
  const starts = new Map([...taken].map(([slot, host]) => [host, firstAlias + slot * spaceAHost]));
  return (host, ruleNumber) => {
    if (host === first) return spaceAHost * (ruleNumber + 1);
    const start = starts.get(host);
    if (start === undefined) throw new Error(`${host} is none of the hosts`);
    return start + ruleNumber;
  };
}
