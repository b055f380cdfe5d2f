import { possibly, surely } from "../known";
import type { Admission, Reach } from "../model/networks/admission";
import { isOpen } from "../model/networks/networks";
import { type SearchConsole, servesTracardi } from "../model/stores/searchConsoles";
import { managedReach } from "../model/stores/searchReach";
import type { UsedStore } from "../model/stores/store";
import { type Claim, findingOf } from "./shared/claim";
import { ifUsed } from "./shared/ifUsed";
import type { Finding, RuleContext, Rule } from "./rule";
import { storePodsExposed } from "./shared/storePodsExposed";
import { waysAsText, waysInto } from "./shared/ways";
import { storeServicesExposed } from "./shared/storeServicesExposed";

const remediation =
  "Put the domain into the VPC (vpcOptions), or let in only the networks that Tracardi's pods come from; " +
  "inside a cluster, give its Services the type ClusterIP.";

const example = `new aws.opensearch.Domain("search", {
  // Private addresses only; the security group says who connects.
  vpcOptions: { subnetIds: privateSubnetIds, securityGroupIds: [searchSecurityGroup.id] },
});
`;

/** The search engine, which holds every profile, answers Tracardi and not the internet. */
export const searchPublic: Rule = {
  name: "tracardi-search-public",
  description: "The internet must not reach the search engine.",
  why:
    "It holds all profiles, events and accounts. Reachable from the internet, one guessed password or one " +
    "flaw of it gives them all away.",
  requirement:
    "Require an Amazon OpenSearch Service domain to be created in a user-specified Amazon VPC.",
  source: "AWS Control Tower's controls, CT.OPENSEARCH.PR.10",
  severity: "critical",
  level: "mandatory",
  remediation,
  example,
  check: (context) => [
    ...context.model.stores.used.flatMap((store) => {
      if (store.family !== "search") return [];
      const found =
        store.pods === undefined
          ? ofAdmission(store, managedReach(store.resource, context.model.index))
          : ofPods(store, context);
      return ifUsed(store, found);
    }),
    ...storeServicesExposed("search", "the search engine", context),
    ...context.model.consoles.flatMap((console) => ofConsole(console, context)),
  ],
};

function ofAdmission(
  { label, resource: { urn } }: UsedStore,
  { everyone, networks, undecided }: Admission,
): Claim[] {
  const open =
    everyone ?? (isOpen(networks) ? `admits ${networks.slice(0, 3).join(", ")}` : undefined);
  if (open !== undefined) {
    const clause = `${label}: its endpoint is public, and it ${open}`;
    return [{ outcome: "violation", clause, urn }];
  }
  if (undecided === undefined) return [];
  const clause = `${label}: the internet may reach it (${undecided})`;
  return [{ outcome: "undecided", clause, urn }];
}

const ofPods = (store: UsedStore, context: RuleContext): Claim[] =>
  storePodsExposed(store, "the search engine", context);

/** Whoever reaches a console of the search engine has all that it holds behind one login, or behind none. */
function ofConsole(console: SearchConsole, context: RuleContext): Finding[] {
  const { label, pods } = console;
  const isUsed = servesTracardi(console, context.model.stores);
  if (!possibly(isUsed)) return [];
  const ways = waysInto(pods, context);
  const claim = (outcome: Claim["outcome"], verb: string, reach: Reach): Finding[] => {
    const such = ways.filter((way) => way.reach === reach);
    const clause = `${label}: the internet ${verb} the search engine's console through ${waysAsText(such)}`;
    const { urn } = pods.resource;
    if (such.length === 0) return [];
    return surely(isUsed)
      ? [findingOf({ outcome, clause, urn })]
      : [findingOf({ outcome: "undecided", clause, urn }, ", if Tracardi uses that engine")];
  };
  return [
    ...claim("violation", "reaches", "internet"),
    ...claim("undecided", "may reach", "undecided"),
  ];
}
