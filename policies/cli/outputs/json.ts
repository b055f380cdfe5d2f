import type { Report } from "../report";

/** The report as one JSON object. For compatibility, fields are only ever added. */
export function jsonOf({ paths, resources, workloads, findings, warnings }: Report): string {
  const count = (level: string): number => findings.filter((each) => each.level === level).length;
  const report = {
    paths,
    resources,
    tracardiWorkloads: workloads,
    summary: {
      mandatory: count("mandatory"),
      advisory: count("advisory"),
      failing: findings.filter(({ fails }) => fails).length,
    },
    findings: findings.map(
      ({ name, outcome, level, severity, message, remedy, resource, fails }) => ({
        ...{ rule: name, outcome, level, severity, fails, message, remedy },
        /** Null for the deployment as a whole. */
        resource:
          resource === undefined
            ? null
            : { name: resource.label, urn: resource.urn, ...resource.place },
      }),
    ),
    warnings,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
