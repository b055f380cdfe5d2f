import * as pulumi from "@pulumi/pulumi";
import { isJustNow, pause } from "../internal/moments";

/** An API server looks for changed policies each second; this is enough for all those that a cluster may have. */
const PAUSE_SECONDS = 10;

/** The part of an object's metadata that says when somebody changed it. */
interface Metadata {
  readonly managedFields?: readonly { readonly time?: string }[];
}

/** Whether an object was changed a moment ago, as far as clocks tell. */
export const changedJustNow = ({ managedFields = [] }: Metadata, now = Date.now()): boolean =>
  managedFields.some(({ time }) => isJustNow(time, now));

/**
 * The same resource, at the time when each API server heeds it: what waits for it would otherwise be judged by what was
 * there before.
 */
export function heeded<
  T extends pulumi.CustomResource & { readonly metadata: pulumi.Output<Metadata> },
>(resource: T): pulumi.Input<pulumi.Resource> {
  if (pulumi.runtime.isDryRun()) return resource;
  return resource.metadata.apply(async (metadata) => {
    if (changedJustNow(metadata)) await pause(PAUSE_SECONDS);
    return resource;
  });
}
