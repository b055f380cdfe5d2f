/** Passes one set of arguments after another to a checkout: to the component's constructor or to `stack.ts`. */
import { createHash } from "node:crypto";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { MockCallArgs, MockResourceArgs } from "@pulumi/pulumi/runtime/mocks";
import { simulate } from "../../../preview/cloud";
import { makeUrn, packageOf } from "../../../preview/engine/urn";
import type { Properties } from "../../../preview/engine/wire";
import type { Answer, Question } from "../arguments";
import { tally } from "../differences";
import { holdsMarkedSecret, unmarked, withoutMarks } from "../marks";
import { plainRequest, withoutFolder } from "../request";
import { answerAll, load } from "./checkout";

const NAME = "tracardi";
const STACK = "compare";
const region = "eu-west-1";
/** Every secret in the sets contains this. */
const secretMark = /Top5ecret/;

const pulumi = load("@pulumi/pulumi") as typeof import("@pulumi/pulumi");
const { MockMonitor } = load("@pulumi/pulumi/runtime/mocks") as {
  MockMonitor: typeof import("@pulumi/pulumi/runtime/mocks").MockMonitor;
};
/** Parts of the SDK's runtime that its type files leave out. */
const { withLocalStorage, getStore } = load("@pulumi/pulumi/runtime/state") as {
  withLocalStorage<T>(callback: () => T): T;
  getStore(): { settings: { monitor: unknown; engine: unknown } };
};
const checkout = process.argv[2];

// The SDK takes a stack trace for each of its promises, which would be five sixths of the time.
Error.stackTraceLimit = 0;

type Callback = (error: Error | null, response?: unknown) => void;

/** The SDK's own monitor for tests, backed by the simulated cloud. It records the registrations. */
class Recorder extends MockMonitor {
  readonly registrations: Record<string, unknown> = {};
  activity = 0;

  constructor() {
    super({
      newResource: ({ type, name, inputs }: MockResourceArgs) => this.made(type, name, inputs),
      call: ({ token, inputs }: MockCallArgs) =>
        simulate(packageOf(token), { region }).answer(token, inputs as Properties) ?? {},
    });
  }

  override async registerResource(request: RegisterResourceRequest, callback: Callback) {
    this.activity++;
    const urn = makeUrn(STACK, NAME, request.getParent(), request.getType(), request.getName());
    this.registrations[urn] = withoutFolder(plainRequest(request), checkout);
    await super.registerResource(request, callback);
    this.activity++;
  }

  private async made(type: string, name: string, inputs: Properties) {
    const simulated = simulate(packageOf(type), { region });
    const { id, outs } = await simulated.create(makeUrn(STACK, NAME, "", type, name), inputs);
    return { id, state: outs };
  }
}

const told = new Set<string>();

void answerAll(({ entry, set, encrypted }: Question) =>
  run(() => {
    if (entry === "program") {
      const { TracardiProduction } = load("./index") as typeof import("../../../index");
      new TracardiProduction(NAME, unmarked(set, pulumi) as never);
      return;
    }
    const { config, secretKeys } = configurationOf(set, encrypted);
    pulumi.runtime.setAllConfig(config, secretKeys);
    const program = load.resolve("./stack");
    Reflect.deleteProperty(load.cache, program);
    load(program);
  }),
);

/** Runs a program to its end in a separate SDK runtime. */
function run(program: () => void): Promise<Answer> {
  return withLocalStorage(async () => {
    const monitor = new Recorder();
    await pulumi.runtime.setMocks(monitor.mocks, NAME, STACK, false);
    const engine = { log: (_request: unknown, done: () => void) => done() };
    Object.assign(getStore().settings, { monitor, engine });
    const late: string[] = [];
    const collect = (reason: unknown) => late.push(messageOf(reason));
    process.on("unhandledRejection", collect);
    let thrown: object | undefined;
    try {
      program();
    } catch (error) {
      thrown = problemsOf(error);
    }
    await pulumi.runtime.disconnect();
    await idle(monitor);
    process.off("unhandledRejection", collect);
    return { thrown, late: tally([...new Set(late)]), registrations: hashed(monitor) };
  });
}

/** Everything runs in promises: if nothing happens during a few turns of the event loop, nothing will. */
async function idle(monitor: Recorder): Promise<void> {
  for (let before = -1; before !== monitor.activity;) {
    before = monitor.activity;
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * The error about wrong arguments by path and reason (value, what is allowed, remedy); the message of any other error.
 */
function problemsOf(error: unknown): object {
  const { errors } = error as { errors?: { propertyPath: string; reason: string }[] };
  return tally(
    errors?.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`) ?? [messageOf(error)],
  );
}

/** The registrations by hash, with their content if it has not been sent yet. */
function hashed({ registrations }: Recorder): Answer["registrations"] {
  return Object.fromEntries(
    Object.entries(registrations).map(([urn, request]) => {
      const hash = createHash("sha256").update(JSON.stringify(request)).digest("base64");
      if (told.has(hash)) return [urn, { hash }];
      told.add(hash);
      return [urn, { hash, request }];
    }),
  );
}

/** The set in the form in which the SDK gets a stack's configuration: strings as they are, everything else as JSON. */
function configurationOf(set: Record<string, unknown>, encrypted: boolean) {
  const config: Record<string, string> = { "aws:region": region };
  const secretKeys: string[] = [];
  for (const [name, value] of Object.entries(set)) {
    const plain = withoutMarks(value);
    const text = typeof plain === "string" ? plain : JSON.stringify(plain);
    if (text === undefined) continue;
    config[`${NAME}:${name}`] = text;
    if (holdsMarkedSecret(value) || (encrypted && secretMark.test(text))) {
      secretKeys.push(`${NAME}:${name}`);
    }
  }
  return { config, secretKeys };
}
