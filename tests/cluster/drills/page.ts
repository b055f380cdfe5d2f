import { format, resolveConfig } from "prettier";
import { kubernetesVersion } from "../support/programs";
import type { Outcome } from "./drill";

/** The text of `docs/drills.md`, formatted. */
export async function pageOf(outcomes: readonly Outcome[], path: string): Promise<string> {
  return format(textOf(outcomes), { ...(await resolveConfig(path)), filepath: path });
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
  moment, although Kubernetes notes it only after 50 seconds, its default. A copy of the Deployment with Kubernetes'
  default tolerations of 300 seconds runs on the same control plane and is hit in the same moment; the node pool may
  buy twice the servers for that.
- In the lost zone no server is for sale, as in a real loss; with EKS zonal shift, Auto Mode does not try there either.
  The lost servers stay registered as NotReady, unless the drill says that they are removed.
- Where lost servers are removed, Kubernetes' garbage collection takes their pods away about a minute later, whatever they
  tolerate. If that comes before our tolerations have run out, both are back at the same time.
- Karpenter is the open one with its KWOK provider, given the rendered node pools as they are. It decides as Auto Mode
  does as far as the two share code; what EKS adds is not part of it.
- Nothing measures load here, so that an autoscaler has no figures: the drill sets the scale that it would.
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
