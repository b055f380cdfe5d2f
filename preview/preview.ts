import { Finding, PolicyPack } from "./analyzer/pack";
import { PolicyPackError } from "./analyzer/packProcess";
import { Policy, PolicyConfig } from "./analyzer/policyConfig";
import { simulatedBefore, unknownBefore } from "./engine/computed";
import { Diagnostic, serveEngine } from "./engine/endpoint";
import { serveMonitor } from "./engine/monitor";
import { startProgram } from "./engine/program";
import { isDefaultProvider } from "./engine/providers";
import { Resource } from "./engine/resource";
import { Server } from "./engine/rpc";
import { Stack } from "./engine/stack";
import { Properties } from "./engine/wire";
import { Project } from "./project/project";
import { masker } from "./report/mask";
import { programError } from "./report/programError";

export interface PreviewOptions {
  project: Project;
  /** The policy pack's folder; without one, nothing judges the stack. */
  policyPack?: string;
  policyConfig: PolicyConfig;
  /** Leave computed values unknown, as a real first preview does. */
  unknowns: boolean;
  /** Called after each resource with the number so far. */
  onProgress?: (resources: number) => void;
}

/** The program failed; the message is for its user. */
export class ProgramError extends Error {}

/** Everything that a preview found. Texts are free of secrets; property values are not. */
export interface Preview {
  /** Without default providers, in the order of their registration. */
  resources: Resource[];
  /** The stack's outputs, with secrets in the protocol's wrapping. */
  outputs: Properties;
  diagnostics: Diagnostic[];
  pack?: { name: string; version: string; policies: Policy[]; findings: Finding[] };
}

/** Runs a stack's program and has the policy pack judge it. */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { project } = options;
  const names = { project: project.name, stack: project.stack };
  const stack = new Stack();
  const diagnostics: Diagnostic[] = [];
  let packFailure: unknown;
  const server = new Server();
  const processes = new AbortController();
  const mask = () => masker(stack.all(), secretsOf(project));
  let pack: Promise<PolicyPack> | undefined;

  try {
    serveEngine(server, (diagnostic) => diagnostics.push(diagnostic));
    serveMonitor(server, {
      stack,
      names,
      config: project.config,
      treatment: options.unknowns ? unknownBefore : simulatedBefore,
      async judge(resource, provider) {
        try {
          return (await (await pack)?.judge(resource, provider)) ?? resource.inputs;
        } catch (error) {
          packFailure ??= error;
          throw error;
        }
      },
      done: () => options.onProgress?.(stack.size),
    });
    const address = await server.listen();
    if (options.policyPack !== undefined) {
      const { config, secretKeys } = project;
      const context = { ...names, config, secretKeys, engine: address };
      pack = PolicyPack.start(options.policyPack, context, options.policyConfig, processes.signal);
      pack.catch(() => undefined);
    }

    const program = startProgram(
      { ...names, ...project, project: project.name, address },
      (message) => diagnostics.push({ severity: "info", message, urn: "" }),
      processes.signal,
    );
    const exit = await program.exit;
    // A pack that fails makes registrations fail, and so the program: the first cause is the one to show.
    if (packFailure !== undefined) {
      throw packFailure;
    }
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (exit !== 0 || errors.length > 0) {
      throw new ProgramError(failureText(exit, errors, diagnostics));
    }
    const judged = await pack;
    await judged?.judgeStack(stack.all(), (resource) => stack.get(resource.provider));
    const hide = mask();
    const masked = <T extends { message: string }>(each: T) => ({
      ...each,
      message: hide(each.message),
    });
    return {
      resources: stack.all().filter((resource) => !isDefaultProvider(resource)),
      outputs: stack.get(stack.root)?.outputs ?? {},
      diagnostics: diagnostics.map(masked),
      pack: judged && {
        name: judged.name,
        version: judged.version,
        policies: judged.policies,
        findings: judged.findings.map(masked),
      },
    };
  } catch (error) {
    if (error instanceof ProgramError || error instanceof PolicyPackError) {
      error.message = mask()(error.message);
    }
    throw error;
  } finally {
    processes.abort();
    server.close();
  }
}

function failureText(exit: number, errors: Diagnostic[], all: Diagnostic[]): string {
  const texts = [...new Set(errors.map(({ message }) => programError(message, process.cwd())))];
  if (texts.length > 0) {
    return texts.join("\n");
  }
  const printed = all.slice(-10).map(({ message }) => message);
  return [`the program ended with code ${exit}`, ...printed].join("\n");
}

/** The values of the configuration that must not be seen. */
function secretsOf({ config, secretKeys }: Project): string[] {
  return secretKeys.map((key) => config[key]).filter((value) => value !== undefined);
}
