import type { PreviewJson, State, Step } from "./pulumiState";

/** What an engine event says about the operation on a resource. */
interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly new?: State | null;
}

interface Event {
  readonly resourcePreEvent?: { readonly metadata: Metadata };
  readonly resOutputsEvent?: { readonly metadata: Metadata };
  readonly diagnosticEvent?: { readonly severity: string };
  readonly summaryEvent?: { readonly resourceChanges?: PreviewJson["changeSummary"] };
}

/** The preview described by a stream of engine events. */
export function previewOf(events: readonly Event[]): PreviewJson {
  const told = events.flatMap(({ resourcePreEvent, resOutputsEvent }) => [
    ...(resourcePreEvent === undefined ? [] : [resourcePreEvent]),
    // What is read, and what it is, comes when it has been.
    ...(resOutputsEvent === undefined ? [] : [resOutputsEvent]),
  ]);
  const steps = told.map(({ metadata }): Step => ({
    op: metadata.op,
    newState: metadata.new ?? undefined,
  }));
  return {
    steps,
    changeSummary: events.find(({ summaryEvent }) => summaryEvent)?.summaryEvent?.resourceChanges,
    diagnostics: events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []),
  };
}
