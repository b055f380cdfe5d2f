/**
 * As much of Pulumi's Node language host as the tests ask for: its own is in no registry. Programs and policy packs
 * run in the SDK's own runtime, as they do there; but plugins that a project needs are not installed, as those of the
 * tests are on the PATH, and a policy pack is not told the stack's configuration.
 */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { join } from "node:path";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesResponse,
  ProgramInfo,
  RunPluginRequest,
  RunPluginResponse,
  RunRequest,
  RunResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

const END_WITH_PARENT = join(__dirname, "..", "..", "..", "preview", "engine", "endWithParent.cjs");

/** What the SDK's runtime ends with if it has told the user already what is wrong. */
const TOLD = 32;

/** What a project says of how it is run. */
interface Options {
  readonly nodeargs?: string;
  readonly typescript?: boolean;
}

const engine = process.argv[2];
let program: ChildProcess | undefined;

const server = new grpc.Server();
server.addService(LanguageRuntimeService, {
  getPluginInfo: unary(async () => new PluginInfo()),
  getRequiredPackages: unary(async () => new GetRequiredPackagesResponse()),
  run: unary(run),
  runPlugin,
  // Of a plugin in a folder; those of the repository are there.
  installDependencies: (call: grpc.ServerWritableStream<unknown, unknown>) => call.end(),
  cancel: unary(async () => {
    program?.kill("SIGINT");
    return new Empty();
  }),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(String(port));
});

async function run(request: RunRequest): Promise<RunResponse> {
  const info = request.getInfo() ?? new ProgramInfo();
  const folder = info.getProgramDirectory();
  const args = [
    ...["--monitor", request.getMonitorAddress(), "--engine", engine],
    ...["--organization", request.getOrganization(), "--project", request.getProject()],
    ...["--stack", request.getStack(), "--root-directory", info.getRootDirectory()],
    ...["--pwd", folder, "--parallel", String(request.getParallel())],
    ...(request.getDryrun() ? ["--dry-run"] : []),
    ...[info.getEntryPoint(), ...request.getArgsList()],
  ];
  const env = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  // As a project's `runtime.options` have them.
  const { nodeargs = "", typescript = true } = (info.getOptions()?.toJavaScript() ?? {}) as Options;
  program = runtime(
    "run",
    folder,
    args,
    { ...env, ...compiling(typescript) },
    {
      nodeArgs: nodeargs.split(" ").filter(Boolean),
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  const code = await ended(program);
  const response = new RunResponse();
  if (code === TOLD) response.setBail(true);
  else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
  return response;
}

/** Runs a policy pack, or a plugin of components. */
function runPlugin(call: grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>): void {
  const folder = (call.request.getInfo() ?? new ProgramInfo()).getProgramDirectory();
  const env = Object.fromEntries(
    call.request.getEnvList().map((each) => [each.split("=", 1)[0], each.replace(/^[^=]*=/, "")]),
  );
  const isPack = call.request.getKind() === "analyzer";
  const given = call.request.getArgsList();
  const child = runtime(
    isPack ? "run-policy-pack" : "run-plugin",
    folder,
    isPack ? [...given, folder] : [folder, ...given],
    { ...env, ...compiling(isPack) },
    {
      nodeArgs: [],
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const tell = (fill: (response: RunPluginResponse) => void) => {
    const response = new RunPluginResponse();
    fill(response);
    call.write(response);
  };
  child.stdout?.on("data", (data: Buffer) => tell((response) => response.setStdout(data)));
  child.stderr?.on("data", (data: Buffer) => tell((response) => response.setStderr(data)));
  // The engine has done with the pack.
  call.on("cancelled", () => child.kill("SIGKILL"));
  void ended(child).then((code) => {
    tell((response) => response.setExitcode(code));
    call.end();
  });
}

/** Whether the SDK's runtime has its own compiler run what is written in TypeScript. */
const compiling = (typescript: boolean) => ({ PULUMI_NODEJS_TYPESCRIPT: String(typescript) });

/** Runs one of the SDK's programs, as it is installed where the user's own is. */
function runtime(
  name: "run" | "run-policy-pack" | "run-plugin",
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { nodeArgs, stdio }: { readonly nodeArgs: readonly string[]; readonly stdio: StdioOptions },
): ChildProcess {
  const script = require.resolve(`@pulumi/pulumi/cmd/${name}`, { paths: [cwd] });
  return spawn(process.execPath, [...nodeArgs, "-r", END_WITH_PARENT, script, ...args], {
    cwd,
    env,
    stdio,
  });
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });

function unary<Request, Response>(answer: (request: Request) => Promise<Response>) {
  return (
    call: grpc.ServerUnaryCall<Request, Response>,
    callback: grpc.sendUnaryData<Response>,
  ): void => {
    answer(call.request).then(
      (response) => callback(null, response),
      (error: Error) => callback({ code: grpc.status.UNKNOWN, details: error.message }),
    );
  };
}
