import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PreviewError } from "../../preview/errors";
import { preview } from "../../preview/preview";
import { type Project, readProject } from "../../preview/project/project";
import type { Task } from "./task";
import { differences, tally } from "./differences";
import type { Comparison } from "./report";
import { plainRequest, withoutFolder } from "./request";

/** The configuration example of the root project, which is a stack without code. */
const ROOT = "Pulumi.example.yaml";

/** Compares registrations, outputs, messages and findings of every example, with simulated and with unknown values. */
export async function comparePreviews({ checkouts }: Task): Promise<Comparison> {
  const names = [...new Set(checkouts.flatMap(examplesOf))].sort();
  const found = [];
  let registrations = 0;
  for (const name of [ROOT, ...names]) {
    for (const unknowns of [false, true]) {
      const [before, after] = await Promise.all(
        checkouts.map((checkout) => previewOf(checkout, name, unknowns)),
      );
      registrations += Object.keys(after.registrations ?? {}).length;
      found.push(...differences(`${name}${unknowns ? " --unknowns" : ""}`, before, after));
    }
  }
  const compared = `${names.length + 1} examples in both modes, ${registrations} registrations`;
  return { compared, differences: found };
}

function examplesOf(checkout: string): string[] {
  const folder = join(checkout, "examples");
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "Pulumi.yaml")));
}

/** Everything that a preview reports, or why it fails. */
interface Previewed {
  readonly registrations?: object;
  readonly outputs?: object;
  readonly messages?: object;
  readonly findings?: object;
  readonly failure?: string;
}

async function previewOf(checkout: string, name: string, unknowns: boolean): Promise<Previewed> {
  const project = projectOf(checkout, name);
  if (project === undefined) return { failure: "there is no such example" };
  const registrations: Record<string, unknown> = {};
  try {
    const { outputs, diagnostics, pack } = await preview({
      project,
      policyPack: join(checkout, "policies"),
      policyConfig: {},
      unknowns,
      observe: (urn, request) => (registrations[urn] = plainRequest(request)),
    });
    const findings = (pack?.findings ?? []).map(({ policy, level, urn, message }) =>
      [policy, level, urn, message].join(" | "),
    );
    const messages = diagnostics.map(({ severity, urn, message }) =>
      [severity, urn, message].join(" | "),
    );
    return withoutFolder(
      { registrations, outputs, messages: tally(messages), findings: tally(findings) },
      checkout,
    );
  } catch (error) {
    if (!(error instanceof PreviewError)) throw error;
    return withoutFolder({ failure: error.message }, checkout);
  }
}

function projectOf(checkout: string, name: string): Project | undefined {
  if (name === ROOT) return readProject(checkout, "example");
  const folder = join(checkout, "examples", name);
  return existsSync(folder) ? readProject(folder) : undefined;
}
