import { type Answer, allKnown, holds, choose, isOneOf, not } from "../../known";
import { type Value, at, items } from "../../value";

/** A role of a search engine's nodes, by the names that it has among their roles, and its older switch `node.…`. */
export interface SearchNodeRole {
  readonly named: (role: string) => boolean;
  readonly formerly: "data" | "master";
}

/** `data`, or a data tier such as `data_hot`. */
export const dataRole: SearchNodeRole = {
  named: (role) => /^data(_(content|hot|warm|cold|frozen))?$/.test(role),
  formerly: "data",
};

/** Who may be elected, in the words of Elasticsearch and of OpenSearch. */
export const masterRole: SearchNodeRole = {
  named: (role) => role === "master" || role === "cluster_manager",
  formerly: "master",
};

/** Whether nodes with a configuration have a role: by their list of roles, or the older switch. By default they have all. */
export function hasRole(config: Value, { named, formerly }: SearchNodeRole): Answer {
  const roles: Value =
    at(config, "roles") ?? at(config, "node.roles") ?? at(config, "node", "roles");
  const old: Value = at(config, `node.${formerly}`) ?? at(config, "node", formerly);
  const byRoles = holds(allKnown(items(roles)), (known) =>
    known.some((role) => typeof role === "string" && named(role.trim())),
  );
  const isListed = holds(roles, (known) => Array.isArray(known));
  return choose(isListed, {
    yes: byRoles,
    no: not(isOneOf(old, [false, "false"])),
    unknown: byRoles,
  });
}
