/** Runs a checkout's `tracardi-policies` on one path after another. */
import type { Streams } from "../../../policies/cli/command";
import { tally } from "../differences";
import { answerAll, load } from "./checkout";

const { command } = load("./policies/cli/command") as {
  command: (args: readonly string[], streams: Streams) => Promise<number>;
};

interface Report {
  readonly findings: readonly object[];
  readonly [key: string]: unknown;
}

void answerAll(async (path: string) => {
  const printed = { out: "", error: "" };
  const code = await command([path, "--format", "json", "--allow-none"], {
    stdin: () => "",
    stdout: (text) => (printed.out += text),
    stderr: (text) => (printed.error += text),
  });
  const { findings, ...rest } = (
    printed.out === "" ? { findings: [] } : JSON.parse(printed.out)
  ) as Report;
  return {
    ...{ code, errors: printed.error, ...rest },
    findings: tally(findings.map((finding) => JSON.stringify(finding))),
  };
});
