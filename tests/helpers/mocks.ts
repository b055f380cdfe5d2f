/**
 * Runs a program against a resource monitor in this process that records what the program asks for. What a
 * cloud would compute comes from the simulated providers of the preview.
 */
import * as pulumi from "@pulumi/pulumi";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import {
  type RegisterPackageRequest,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import * as state from "@pulumi/pulumi/runtime/state";
import { simulate } from "../../preview/cloud";
import { Account } from "../../preview/cloud/account/account";
import { simulatedBefore, treatComputed, unknownBefore } from "../../preview/engine/computed";
import { Packages } from "../../preview/engine/packages";
import { registered, registeredResponse } from "../../preview/engine/requests";
import { makeUrn, packageOf, providedPackage } from "../../preview/engine/urn";
import { fromStruct, toStruct } from "../../preview/engine/struct";
import { isUnknown, type Properties } from "../../preview/engine/wire";
import { Deployment, type Registration } from "./deployment";

export const region = "eu-west-1";
const project = "project";

export interface MockOptions {
  /** Registrations that do not end before {@link whileHeld} has looked at what there is without them. */
  readonly hold?: (registration: Registration) => boolean;
  readonly whileHeld?: (deployment: Deployment) => void;
  /** Registrations that fail. */
  readonly fail?: (registration: Registration) => boolean;
  /** Answers to functions in place of the simulated ones. */
  readonly answers?: { readonly [token: string]: Properties };
  /** A first preview: what a cloud computes is not known. */
  readonly unknowns?: boolean;
  /** @default "test" */
  readonly stack?: string;
  /** @default {@link region} */
  readonly region?: string;
}

type Callback = (error: Error | null, response?: unknown) => void;

class RecordingMonitor extends MockMonitor {
  readonly deployment = new Deployment();
  letGo: () => void = () => undefined;
  private readonly released = new Promise<void>((resolve) => (this.letGo = resolve));
  private readonly packages = new Packages();
  /** What one resource makes, another one refers to. */
  private readonly account = new Account();
  private clock = 0;

  constructor(private readonly options: MockOptions) {
    const unused = () => {
      throw new Error("the recording monitor answers by itself");
    };
    super({ call: unused, newResource: unused });
  }

  override registerPackage(request: RegisterPackageRequest, callback: Callback) {
    callback(null, this.packages.register(request));
    this.deployment.packages.splice(0, Infinity, ...this.packages.all());
  }

  override async registerResource(request: RegisterResourceRequest, callback: Callback) {
    await answer(callback, async () => registeredResponse(await this.complete(request)));
  }

  override registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: Callback) {
    this.deployment.withUrn(request.getUrn()).outputs = fromStruct(request.getOutputs());
    callback(null, {});
  }

  override async invoke(request: ResourceInvokeRequest, callback: Callback) {
    await answer(callback, async () => {
      const token = request.getTok();
      const simulated = simulate(packageOf(token), { region: this.options.region ?? region });
      const { outputs } = await simulated.invoke(token, fromStruct(request.getArgs()));
      const response = new ResourceInvokeResponse();
      response.setReturn(toStruct({ ...outputs, ...this.options.answers?.[token] }));
      return response;
    });
  }

  private async complete(request: RegisterResourceRequest): Promise<Registration> {
    const urn = makeUrn(
      this.options.stack ?? "test",
      project,
      request.getParent(),
      request.getType(),
      request.getName(),
    );
    const registration: Registration = {
      ...registered(request, urn, ""),
      packageReference: request.getPackageref(),
      provider: request.getProvider().replace(/::[^:]*$/, ""),
      retainOnDelete: request.getRetainondelete() ?? false,
      replaceOnChanges: request.getReplaceonchangesList(),
      started: this.clock++,
      ended: undefined,
    };
    this.deployment.add(registration);
    if (this.options.hold?.(registration)) await this.released;
    if (this.options.fail?.(registration)) {
      throw new Error(`${registration.name} failed on purpose`);
    }
    await create(registration, this.options, this.account);
    registration.ended = this.clock++;
    return registration;
  }
}

async function answer(callback: Callback, response: () => Promise<unknown>): Promise<void> {
  try {
    callback(null, await response());
  } catch (error) {
    callback(error as Error);
  }
}

async function create(
  registration: Registration,
  options: MockOptions,
  account: Account,
): Promise<void> {
  const { urn, type, custom } = registration;
  if (!custom) return;
  if (providedPackage(type) !== undefined) {
    registration.outputs = registration.inputs;
    registration.id = "provider";
    return;
  }
  const simulated = simulate(packageOf(type), { region: options.region ?? region, account });
  registration.inputs = simulated.completed(urn, registration.inputs);
  const { id, outs } = await simulated.create(urn, registration.inputs);
  const treat = options.unknowns ? unknownBefore : simulatedBefore;
  registration.id = isUnknown(treat(id)) ? "" : id;
  registration.outputs = treatComputed(outs, registration.inputs, treat);
}

/** Parts of the SDK's runtime that its type files leave out. */
const { withLocalStorage, getStore } = state as unknown as {
  withLocalStorage<T>(callback: () => T): T;
  getStore(): { settings: { monitor: unknown; engine: unknown } };
};

/**
 * Runs the program to its end, with a runtime of its own, and returns what it registered, warned of and
 * failed with. An error that the program throws itself is thrown on.
 */
export function deploy(program: () => unknown, options: MockOptions = {}): Promise<Deployment> {
  return withLocalStorage(async () => {
    const monitor = new RecordingMonitor(options);
    const { deployment } = monitor;
    const { stack = "test", unknowns = false } = options;
    await pulumi.runtime.setMocks(monitor.mocks, project, stack, unknowns);
    Object.assign(getStore().settings, { monitor, engine: logInto(deployment) });
    const errors = await withoutStackTraces(() =>
      collectingRejections(async () => {
        program();
        if (options.whileHeld) {
          await idle(deployment);
          options.whileHeld(deployment);
          monitor.letGo();
        }
        await pulumi.runtime.disconnect();
        await idle(deployment);
      }),
    );
    deployment.errors.push(...errors);
    return deployment;
  });
}

interface LogRequest {
  getSeverity(): number;
  getMessage(): string;
}

const logInto = (deployment: Deployment) => ({
  log(request: LogRequest, done: () => void) {
    if (request.getSeverity() === LogSeverity.WARNING) {
      deployment.warnings.push(request.getMessage());
    }
    done();
  },
});

/**
 * Everything here runs in promises, with no input or output and no timer: when the event loop has turned
 * and nothing happened, nothing will.
 */
async function idle(deployment: Deployment): Promise<void> {
  for (let before = -1; before !== deployment.activity();) {
    before = deployment.activity();
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The SDK takes a stack trace of each resource, however long it is, and tells the engine of it. */
Object.assign(pulumi.Resource, { stackTrace: () => [] });

/** The SDK takes a stack trace for each of its promises, which is five sixths of the time. */
async function withoutStackTraces<T>(action: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await action();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Failed registrations reach a program as promises that nobody handles, which would end the test run. */
async function collectingRejections(action: () => Promise<void>): Promise<string[]> {
  const errors = new Set<string>();
  const collect = (reason: unknown) =>
    errors.add(reason instanceof Error ? reason.message : String(reason));
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", collect);
  try {
    await action();
  } finally {
    process.off("unhandledRejection", collect);
    for (const listener of listeners) process.on("unhandledRejection", listener);
  }
  return [...errors];
}
