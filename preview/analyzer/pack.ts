import {
  AnalyzeDiagnostic,
  AnalyzerInfo,
  ConfigureAnalyzerRequest,
  PolicyConfig as PolicyConfigMessage,
  PolicyInfo,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Resource } from "../engine/resource";
import { call } from "../engine/rpc";
import { fromStruct, toStruct } from "../engine/struct";
import { Properties } from "../engine/wire";
import { PreviewError } from "../errors";
import { analyzeRequest, analyzeStackRequest } from "./messages";
import { PackContext, startPack } from "./packProcess";
import {
  LEVELS,
  EnforcementLevel,
  Policy,
  PolicyConfig,
  problems,
  reconcile,
} from "./policyConfig";

/** What a policy found. */
export interface PolicyViolation {
  policy: string;
  level: EnforcementLevel;
  message: string;
  /** The resource, or "" for the stack as a whole. */
  urn: string;
}

/** A running, configured policy pack. */
export class PolicyPack {
  readonly findings: PolicyViolation[] = [];

  private constructor(
    private readonly client: AnalyzerClient,
    readonly name: string,
    readonly version: string,
    /** With their configured levels. */
    readonly policies: Policy[],
  ) {}

  /** Starts the pack in a folder and configures it; it ends when the signal is aborted. */
  static async start(
    folder: string,
    context: PackContext,
    config: PolicyConfig,
    signal: AbortSignal,
  ): Promise<PolicyPack> {
    const { client, version } = await startPack(folder, context, signal);
    const info = await call(client, client.getAnalyzerInfo, new Empty());
    const policies = info.getPoliciesList().map(policyOf);
    const settings = reconcile(policies, initialConfig(info), config);
    const wrong = problems(policies, config, settings);
    if (wrong.length > 0) {
      const list = wrong.join("\n  ");
      throw new PreviewError("input", `the policy configuration is wrong:\n  ${list}`);
    }
    const request = new ConfigureAnalyzerRequest();
    for (const [name, { level, properties }] of settings) {
      const message = new PolicyConfigMessage();
      message.setEnforcementlevel(LEVELS.indexOf(level));
      message.setProperties(toStruct(properties as Properties));
      request.getPolicyconfigMap().set(name, message);
    }
    await call(client, client.configure, request);
    const configured = policies.map((each) => ({
      ...each,
      level: settings.get(each.name)?.level ?? each.level,
    }));
    return new PolicyPack(client, info.getName(), version ?? info.getVersion(), configured);
  }

  /** Judges a resource before it is created. */
  async judge(resource: Resource, provider: Resource | undefined): Promise<void> {
    const request = analyzeRequest(resource, provider);
    const response = await call(this.client, this.client.analyze, request).catch(failed);
    this.add(response.getDiagnosticsList(), resource.urn);
  }

  /** Judges the stack as a whole. */
  async judgeStack(
    resources: Resource[],
    providerOf: (resource: Resource) => Resource | undefined,
  ): Promise<void> {
    const request = analyzeStackRequest(resources, providerOf);
    const response = await call(this.client, this.client.analyzeStack, request).catch(failed);
    this.add(response.getDiagnosticsList(), "");
  }

  private add(diagnostics: AnalyzeDiagnostic[], urn: string): void {
    for (const each of diagnostics) {
      const level = LEVELS[each.getEnforcementlevel()];
      this.findings.push({
        policy: each.getPolicyname(),
        // Stack policies cannot remediate, so the engine treats `remediate` as mandatory.
        level: level === "remediate" ? "mandatory" : level,
        message: each.getMessage(),
        urn: each.getUrn() || urn,
      });
    }
  }
}

function policyOf(info: PolicyInfo): Policy {
  return {
    name: info.getName(),
    level: LEVELS[info.getEnforcementlevel()],
    remedy: info.getRemediationSteps(),
    properties: fromStruct(info.getConfigschema()?.getProperties()) as Policy["properties"],
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

/** For a policy that throws: shows the error's message, followed by the stack for the policy's author. */
function failed(error: { details?: string; message: string }): never {
  throw new PreviewError("pack", `the policy pack failed: ${error.details ?? error.message}`);
}
