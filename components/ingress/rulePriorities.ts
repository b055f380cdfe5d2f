import * as crypto from "node:crypto";

/** The priorities of the first host's rules end below. */
const firstAlias = 100;
/** Rules of one host: its priorities lie side by side. */
const spaceAHost = 10;
/** A listener knows priorities up to 50,000. */
const slots = Math.floor((50_000 - firstAlias) / spaceAHost);

/**
 * The priority of each host's rule with this number, from 0 to 8. All rules exclude each other, so that any
 * priority would do; but AWS refuses one that another rule has, even for the moment in which two swap theirs.
 * So it follows from the host's name, and hosts come and go without moving others.
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
