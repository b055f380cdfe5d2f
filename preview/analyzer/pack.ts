import {
  AnalyzeDiagnostic,
  AnalyzerHandshakeRequest,
  AnalyzerInfo,
  AnalyzerStackConfigureRequest,
  ConfigureAnalyzerRequest,
  PolicyConfig as PolicyConfigMessage,
  PolicyInfo,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Resource } from "../engine/resource";
import { call, isUnimplemented } from "../engine/rpc";
import { Properties, fromStruct } from "../engine/wire";
import { analyzeRequest, analyzeStackRequest } from "./messages";
import { PackContext, PackProcess, PolicyPackError, startPack } from "./packProcess";
import {
  LEVELS,
  Level,
  Policy,
  PolicyConfig,
  PolicyConfigError,
  problems,
  reconcile,
} from "./policyConfig";

/** What a policy found. */
export interface Finding {
  policy: string;
  level: Level;
  message: string;
  /** The resource, or "" for the stack as a whole. */
  urn: string;
}

/** A policy pack that is ready to judge. */
export class PolicyPack {
  readonly findings: Finding[] = [];

  private constructor(
    private readonly process: PackProcess,
    readonly name: string,
    readonly version: string,
    readonly policies: Policy[],
    private readonly remediates: boolean,
  ) {}

  /** Starts the pack in a folder and configures it; it ends when the signal is aborted. */
  static async start(
    folder: string,
    context: PackContext,
    config: PolicyConfig,
    signal: AbortSignal,
  ): Promise<PolicyPack> {
    const process = await startPack(folder, context, signal);
    const { client } = process;
    const handshake = new AnalyzerHandshakeRequest();
    handshake.setEngineAddress(context.engine);
    handshake.setRootDirectory(folder);
    handshake.setProgramDirectory(folder);
    await call(client, client.handshake, handshake).catch(unlessUnimplemented);
    await call(client, client.configureStack, stackRequest(context)).catch(unlessUnimplemented);

    const info = await call(client, client.getAnalyzerInfo, new Empty());
    const policies = info.getPoliciesList().map(policyOf);
    const settings = reconcile(policies, initialConfig(info), config);
    const wrong = problems(policies, settings);
    if (wrong.length > 0) {
      throw new PolicyConfigError(`the policy configuration is wrong:\n  ${wrong.join("\n  ")}`);
    }
    const request = new ConfigureAnalyzerRequest();
    for (const [name, { level, properties }] of settings) {
      const message = new PolicyConfigMessage();
      message.setEnforcementlevel(LEVELS.indexOf(level));
      message.setProperties(Struct.fromJavaScript(properties as Properties));
      request.getPolicyconfigMap().set(name, message);
    }
    await call(client, client.configure, request);
    const remediates = [...settings.values()].some(({ level }) => level === "remediate");
    const version = process.version ?? info.getVersion();
    return new PolicyPack(process, info.getName(), version, policies, remediates);
  }

  /**
   * Judges a resource before it is made.
   *
   * @returns the inputs to go on with: the resource's, or what a remediation made of them
   */
  async judge(resource: Resource, provider: Resource | undefined): Promise<Properties> {
    const { client } = this.process;
    let inputs = resource.inputs;
    if (this.remediates) {
      const request = analyzeRequest(resource, provider);
      const response = await call(client, client.remediate, request).catch(failed);
      for (const each of response.getRemediationsList()) {
        if (each.getDiagnostic() === "") {
          inputs = fromStruct(each.getProperties());
        } else {
          this.add(each.getPolicyname(), "advisory", each.getDiagnostic(), resource.urn);
        }
      }
    }
    const request = analyzeRequest({ ...resource, inputs }, provider);
    const response = await call(client, client.analyze, request).catch(failed);
    this.addAll(response.getDiagnosticsList(), resource.urn);
    return inputs;
  }

  /** Judges the stack as a whole. */
  async judgeStack(
    resources: Resource[],
    providerOf: (resource: Resource) => Resource | undefined,
  ): Promise<void> {
    const { client } = this.process;
    const request = analyzeStackRequest(resources, providerOf);
    const response = await call(client, client.analyzeStack, request).catch(failed);
    this.addAll(response.getDiagnosticsList(), "");
  }

  private addAll(diagnostics: AnalyzeDiagnostic[], urn: string): void {
    for (const each of diagnostics) {
      const level = LEVELS[each.getEnforcementlevel()];
      this.add(each.getPolicyname(), level, each.getMessage(), each.getUrn() || urn);
    }
  }

  private add(policy: string, level: Level, message: string, urn: string): void {
    // A stack policy cannot remedy anything: the engine takes its "remediate" for "mandatory".
    this.findings.push({
      policy,
      level: level === "remediate" ? "mandatory" : level,
      message,
      urn,
    });
  }
}

function stackRequest(context: PackContext): AnalyzerStackConfigureRequest {
  const request = new AnalyzerStackConfigureRequest();
  request.setProject(context.project);
  request.setStack(context.stack);
  request.setOrganization("organization");
  request.setDryRun(true);
  request.setConfigSecretKeysList(context.secretKeys);
  for (const [key, value] of Object.entries(context.config)) {
    request.getConfigMap().set(key, value);
  }
  return request;
}

function policyOf(info: PolicyInfo): Policy {
  const schema = info.getConfigschema();
  return {
    name: info.getName(),
    description: info.getDescription(),
    level: LEVELS[info.getEnforcementlevel()],
    remedy: info.getRemediationSteps(),
    url: info.getUrl(),
    schema: {
      properties: fromStruct(schema?.getProperties()) as Policy["schema"]["properties"],
      required: schema?.getRequiredList() ?? [],
    },
  };
}

function initialConfig(info: AnalyzerInfo): PolicyConfig {
  const config: PolicyConfig = {};
  info.getInitialconfigMap().forEach((each, name) => {
    const level = LEVELS[each.getEnforcementlevel()];
    config[name] = { level, properties: fromStruct(each.getProperties()) };
  });
  return config;
}

function unlessUnimplemented(error: unknown): void {
  if (!isUnimplemented(error)) {
    throw error;
  }
}

/** A policy that throws: its message is the error's, and a stack follows that helps its author. */
function failed(error: { details?: string; message: string }): never {
  throw new PolicyPackError(`the policy pack failed: ${error.details ?? error.message}`);
}
