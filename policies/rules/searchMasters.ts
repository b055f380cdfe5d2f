import { ifKnown } from "../known";
import { electableNodesOf } from "../model/stores/searchNodes";
import type { Claim } from "./shared/claim";
import { ifUsed } from "./shared/ifUsed";
import type { Rule } from "./rule";

const remediation =
  "Give the search engine three nodes that may be elected (dedicatedMasterCount of a domain, the role master or " +
  "cluster_manager in a cluster), one in each availability zone.";

const example = `new aws.opensearch.Domain("search", {
  clusterConfig: {
    dedicatedMasterEnabled: true,
    dedicatedMasterCount: 3,
    dedicatedMasterType: "m7g.medium.search",
  },
});
`;

/** So many nodes keep a majority when one is lost. */
const enough = 3;

/** A search engine of which not every node may be elected has enough of those that may. */
export const searchMasters: Rule = {
  name: "tracardi-search-masters",
  description: "The search engine needs three nodes that may be elected its master.",
  why:
    "One that is lost has to leave a majority of those that may be elected. With one or two there is none, and the " +
    "whole engine stands still, however many nodes keep its data.",
  requirement:
    "We recommend that you use Multi-AZ with Standby, which adds three dedicated master nodes to each production " +
    "OpenSearch Service domain.",
  source: 'Amazon OpenSearch Service\'s guide, "Dedicated master nodes"',
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model: { stores } }) =>
    stores.used.flatMap((engine) => {
      if (engine.family !== "search") return [];
      const nodes = electableNodesOf(engine, stores);
      const { label, resource } = engine;
      const claim = ifKnown(
        nodes,
        (known): Claim[] =>
          // Without any, they are somewhere else.
          known === undefined || known === 0 || known >= enough
            ? []
            : [
                {
                  outcome: "violation",
                  clause: `${label}: ${known === 1 ? "one node" : `${known} nodes`} may be elected its master, so that losing one stops it`,
                  urn: resource.urn,
                },
              ],
        [
          {
            outcome: "undecided" as const,
            clause: `${label}: how many nodes may be elected its master is not known`,
            urn: resource.urn,
          },
        ],
      );
      return ifUsed(engine, claim);
    }),
};
