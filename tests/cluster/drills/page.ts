import { formatted } from "../../../configuration/formatted";
import { kubernetesVersion } from "../support/programs";
import type { Outcome } from "./drill";
import { APART } from "./loss";

/** The text of `docs/drills.md`, formatted. */
export function pageOf(outcomes: readonly Outcome[], path: string): Promise<string> {
  return formatted(path, textOf(outcomes));
}

function textOf(outcomes: readonly Outcome[]): string {
  const sorted = [...outcomes].sort((a, b) => (a.drill < b.drill ? -1 : 1));
  const rows = sorted.map(({ drill, line }) => `| ${drill} | ${line} |`);
  return `<!-- Written by "npm run drills" from the figures of its run. -->

# Drills

What happens when servers, zones and images fail, tried with the objects of
[examples/production](../examples/production) on a real Kubernetes ${kubernetesVersion} control plane: API server,
scheduler, controllers and Karpenter, with KWOK playing the servers.

**These figures are of scheduling only: no container runs, and a server is there a moment after it is asked for.** A
pod counts as ready two seconds after it is placed, and ends after the pause that its containers make before they
end. What EC2, images and Tracardi take to start comes on top. EKS's own control plane, load balancers and the
network are no part of it.

- A lost server falls silent: its heartbeats stop, and the pods on it neither run nor end. They count as lost from that
  moment. The time until all are there again is what Kubernetes takes to notice (45 to 55 seconds, by its defaults), what
  the pods tolerate, and about five seconds for a server and a pod.
- A copy of the Deployment with Kubernetes' default tolerations of 300 seconds runs on the same control plane and is hit
  ${APART} seconds before: Kubernetes gives up one silent server in ten seconds in each zone, so that otherwise the one or
  the other would wait for its turn. The node pool may buy twice the servers for the copy. (Where a layout has more than
  one server in the lost zone, each further one is given up ten seconds later.)
- In the lost zone no server is for sale, as in a real loss; with EKS zonal shift, Auto Mode does not try there either.
  The lost servers stay registered as NotReady, unless the drill says that they are removed.
- Where lost servers are removed, Kubernetes' garbage collection takes their pods away about a minute later, whatever they
  tolerate. If that comes before our tolerations have run out, both are back at the same time.
- Karpenter is the open one with its KWOK provider, given the rendered node pools as they are. It decides as Auto Mode
  does as far as the two share code; what EKS adds is not part of it.
- Placement and scale are tried with \`maxInstances\` set, and Kubernetes' own autoscaler changes the number: with the
  rendered bounds and target, asking the metrics API. As nothing runs that could be measured, the drill plays
  metrics-server and says how much there is to do. The autoscaler goes down by an instance at each look here, every 15
  seconds; the layout lets it go down by one in five minutes, after a quarter of an hour. On EKS, metrics-server runs
  among the pods, and a server that it happens to be on stays.
- A rollout is given up after 30 seconds here, instead of the layout's minutes. Auto Mode's wait before it removes an
  empty server is the layout's own.

| drill | what happened |
| ----- | ------------- |
${rows.join("\n")}
`;
}

/** The names of the drills that a page tells of, sorted. */
export const drillsOf = (page: string): string[] =>
  page
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|")[1].trim())
    .filter((cell) => cell !== "drill" && !cell.startsWith("---"))
    .sort();
