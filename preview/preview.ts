import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { PolicyViolation, PolicyPack } from "./analyzer/pack";
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
import { PreviewError } from "./errors";
import { Project } from "./project/project";
import { masker } from "./report/mask";
import { inOrder } from "./report/order";
import { programError } from "./report/programError";

export interface PreviewOptions {
  project: Project;
  /** The policy pack's folder; without one, no policies run. */
  policyPack?: string;
  policyConfig: PolicyConfig;
  /** Leave computed values unknown, as a real first preview does. */
  unknowns: boolean;
  /** Called with each registration as the program requests it. */
  observe?: (urn: string, request: RegisterResourceRequest) => void;
  /** Called after each resource with the number so far. */
  onProgress?: (resources: number) => void;
}

/** The result of a preview. Its texts are free of secrets; its property values are not. */
export interface Preview {
  /** Without default providers, in the order of the tree. */
  resources: Resource[];
  /** The stack's outputs, with secrets in the protocol's wrapping. */
  outputs: Properties;
  diagnostics: Diagnostic[];
  pack?: { name: string; version: string; policies: Policy[]; findings: PolicyViolation[] };
}

/**
 * Runs a stack's program and judges it with the policy pack.
 *
 * @throws PreviewError if the program, the pack or its configuration is wrong
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { project } = options;
  const names = { project: project.name, stack: project.stack };
  const stack = new Stack();
  const diagnostics: Diagnostic[] = [];
  const tell = (severity: Diagnostic["severity"]) => (message: string) => {
    diagnostics.push({ severity, message, urn: "" });
  };
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
          await (await pack)?.judge(resource, provider);
        } catch (error) {
          packFailure ??= error;
          throw error;
        }
      },
      observe: options.observe,
      done: () => options.onProgress?.(stack.size),
      warn(message) {
        if (!diagnostics.some((each) => each.message === message)) {
          tell("warning")(message);
        }
      },
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
      tell("info"),
      processes.signal,
    );
    const exit = await program.exit;
    // If the pack fails, registrations fail, and so does the program: the pack's error is the cause to show.
    if (packFailure !== undefined) {
      throw packFailure;
    }
    if (exit !== 0 || diagnostics.some(({ severity }) => severity === "error")) {
      throw new PreviewError("program", failureText(exit, diagnostics));
    }
    const judged = await pack;
    await judged?.judgeStack(stack.all(), (resource) => stack.get(resource.provider));
    const hide = mask();
    const masked = <T extends { message: string }>(each: T) => ({
      ...each,
      message: hide(each.message),
    });
    return {
      resources: inOrder(stack.all().filter((resource) => !isDefaultProvider(resource))),
      outputs: stack.get(stack.root)?.outputs ?? {},
      diagnostics: diagnostics.map(masked),
      pack: judged && {
        name: judged.name,
        version: judged.version,
        policies: judged.policies,
        findings: sorted(judged).map(masked),
      },
    };
  } catch (error) {
    if (error instanceof PreviewError) {
      error.message = mask()(error.message);
    }
    throw error;
  } finally {
    processes.abort();
    server.close();
  }
}

/** Sorts findings by policy, in the pack's order, because the order of registrations varies. */
function sorted({ policies, findings }: PolicyPack): PolicyViolation[] {
  const place = new Map(policies.map(({ name }, index) => [name, index]));
  const key = ({ urn, message }: PolicyViolation) => `${urn} ${message}`;
  return [...findings].sort(
    (a, b) => (place.get(a.policy) ?? 0) - (place.get(b.policy) ?? 0) || (key(a) < key(b) ? -1 : 1),
  );
}

function failureText(exit: number, diagnostics: Diagnostic[]): string {
  const of = (wanted: Diagnostic["severity"]) =>
    diagnostics.filter(({ severity }) => severity === wanted).map(({ message }) => message);
  const errors = of("error");
  if (errors.length === 0) {
    return [`the program ended with code ${exit}`, ...of("info").slice(-10)].join("\n");
  }
  // A function that is not simulated may be the reason.
  const warnings = of("warning").filter((message) => message.includes(" is not simulated"));
  return [programError(errors, process.cwd()), ...warnings.map((each) => `note: ${each}`)].join(
    "\n",
  );
}

/** The secret values of the configuration. */
function secretsOf({ config, secretKeys }: Project): string[] {
  return secretKeys.map((key) => config[key]).filter((value) => value !== undefined);
}
