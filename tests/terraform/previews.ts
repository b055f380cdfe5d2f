import { preview } from "../../preview/preview";
import type { Resource } from "../../preview/engine/resource";
import type { Project } from "../../preview/project/project";

/** What a preview without policies shows. */
export interface Previewed {
  readonly resources: readonly Resource[];
  /** The properties whose change the program wants to replace a resource, whatever the provider does; by URN. */
  readonly replaceOnChanges: ReadonlyMap<string, readonly string[]>;
}

export async function previewed(project: Project): Promise<Previewed> {
  const replaceOnChanges = new Map<string, readonly string[]>();
  const { resources } = await preview({
    project,
    policyConfig: {},
    unknowns: false,
    observe: (urn, request) => replaceOnChanges.set(urn, request.getReplaceonchangesList()),
  });
  return { resources, replaceOnChanges };
}
