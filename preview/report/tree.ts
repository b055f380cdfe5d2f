import { Resource } from "../engine/resource";
import { byParent } from "./order";

/** A line of the resource tree. */
export interface Row {
  /** The branches before the type. */
  indent: string;
  type: string;
  name: string;
  /** How many resources the line stands for. */
  count: number;
  /** True if the resource is read and not created. */
  read: boolean;
}

/** If there are more childless siblings of one type than this, they share one line. */
const FOLD = 3;

/** The resources as a tree of components and children; siblings stay in their order. */
export function treeRows(resources: Resource[]): Row[] {
  const children = byParent(resources);
  const rows: Row[] = [];
  const walk = (parent: string, prefix: string) => {
    const groups = grouped(children.get(parent) ?? [], (urn) => children.has(urn));
    groups.forEach((group, index) => {
      const last = index === groups.length - 1;
      const isRoot = parent === "";
      rows.push({ indent: isRoot ? "" : prefix + (last ? "└─ " : "├─ "), ...rowOf(group) });
      walk(group[0].urn, isRoot ? "" : prefix + (last ? "   " : "│  "));
    });
  };
  walk("", "");
  return rows;
}

/** Groups siblings: many childless ones of one type form one group. */
function grouped(siblings: Resource[], hasChildren: (urn: string) => boolean): Resource[][] {
  const childless = siblings.filter(({ urn }) => !hasChildren(urn));
  const byType = new Map<string, Resource[]>();
  for (const resource of childless) {
    const alike = byType.get(resource.type);
    if (alike === undefined) byType.set(resource.type, [resource]);
    else alike.push(resource);
  }
  return siblings.flatMap((resource) => {
    const alike = byType.get(resource.type) ?? [];
    if (alike.length <= FOLD || hasChildren(resource.urn)) {
      return [[resource]];
    }
    return alike[0] === resource ? [alike] : [];
  });
}

function rowOf(group: Resource[]): Omit<Row, "indent"> {
  const [{ type, name, external }] = group;
  const others = group.length - 1;
  return {
    type: shortType(type),
    name: name + (others > 0 ? ` and ${others} more` : ""),
    count: group.length,
    read: external,
  };
}

/** The type as the Pulumi CLI shows it: `aws:ec2/vpc:Vpc` becomes `aws:ec2:Vpc`; any other stays as it is. */
export function shortType(type: string): string {
  const [, start, inner, name] = /^([^:]+:[^/:]+)\/([^:]+):(.+)$/.exec(type) ?? [];
  const repeats = name !== undefined && inner === name[0].toLowerCase() + name.slice(1);
  return repeats ? `${start}:${name}` : type;
}
