import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyCommand } from "../../verify/command";
import { hostsIn } from "../../verify/stackOutputs";
import { api, collector, right } from "./application";
import { Stage } from "./played";

async function run(...args: string[]) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const code = await verifyCommand(args, { print, printError: print });
  return { code, output: lines.join("\n") };
}

describe("the command line of tracardi-verify", () => {
  const track = ["--public-api", "track.example.com"];
  const refused: readonly (readonly [string[], RegExp])[] = [
    [[], /^error: give --stack NAME or --public-api HOST; --help tells more$/],
    [["--stack", "prod", ...track], /give --stack NAME or --public-api HOST/],
    [["--stack", "prod", "--gui", "gui.example.com"], /leave out --internal-api and --gui/],
    [
      ["--public-api", "https://track.example.com"],
      /--public-api https:.*: give a host name alone/,
    ],
    [["--public-api", "192.0.2.1"], /--public-api 192.0.2.1: give a host name alone/],
    [[...track, "--gui", "gui"], /--gui gui: give a host name alone/],
    [[...track, "--collector", "track,users"], /--collector users: there are track, collect, /],
    [[...track, "--largest-body", "32k"], /--largest-body 32k: give a whole number of KiB/],
    [[...track, "--largest-body", "0"], /--largest-body 0: give a whole number/],
    [[...track, "--origin", "www.example.com"], /--origin www.example.com: give scheme and host/],
    [[...track, "--origin", "https://www.example.com/"], /--origin .*: give scheme and host/],
    [[...track, "--connect-to", "127.0.0.1:443"], /--connect-to .*: give HOST:PORT:ADDRESS:PORT/],
    [[...track, "--ca", "/nowhere/ca.pem"], /--ca \/nowhere\/ca.pem: ENOENT/],
    [[...track, "--fast"], /'--fast'.*--help tells more/],
  ];
  for (const [args, message] of refused) {
    it(`refuses ${args.join(" ") || "nothing"}`, async () => {
      const { code, output } = await run(...args);
      assert.equal(code, 2);
      assert.match(output, message);
    });
  }

  it("tells how it is used", async () => {
    const { code, output } = await run("--help");
    assert.equal(code, 0);
    assert.match(output, /^usage: tracardi-verify --stack NAME/);
    assert.match(
      output,
      /there are track, collect, redirect, tracker, consent, consentTypes, widgets/,
    );
  });
});

describe("the report of tracardi-verify", () => {
  let stage: Stage;
  before(async () => (stage = await Stage.create()));
  after(() => stage.end());

  it("is a table for each host, and 0 if nothing failed", async () => {
    const { code, output } = await stage.run({ publicApi: right });
    assert.equal(code, 0);
    assert.match(
      output,
      /^track\.example\.com\n {2}- addresses {2,}--connect-to says where it is\n/,
    );
    assert.match(output, /^ {2}✓ POST \/track {2,}401 from Tracardi$/m);
    assert.match(
      output,
      /^ {2}! POST \/track of 33 KB.*403 from awselb\/2\.0\n {6,}Events of this size are lost/m,
    );
    assert.match(output, /^api\.example\.com\n {2}✓ not reachable {2,}the connection is refused$/m);
    assert.match(output, /^\d+ checks: \d+ ok, 2 with a warning, 0 failed, 1 skipped$/m);
  });

  it("says what to do about each failure, and is 3", async () => {
    const { code, output } = await stage.run({ publicApi: collector(/^/)(api) });
    assert.equal(code, 3);
    assert.match(
      output,
      /✗ GET \/install {2,}200 from Tracardi\n {6,}Close it on this side: it tells/,
    );
  });

  it("obeys no server: neither its control characters nor its commands to a CI", async () => {
    const hostile = { status: 404, headers: { server: "a\u009b31m ::error::b" } };
    const { output } = await stage.run({ publicApi: () => hostile });
    assert.match(output, /404 from a\ufffd31m : :error::b/);
  });
});

describe("the host names of a stack", () => {
  const urls = {
    publicApiUrl: "https://track.example.com",
    internalApiUrl: "https://api.example.com",
    guiUrl: "https://gui.example.com/?api=https%3A%2F%2Fapi.example.com",
  };
  const hosts = {
    publicApi: "track.example.com",
    internalApi: "api.example.com",
    gui: "gui.example.com",
  };

  it("are those of its outputs", () => assert.deepEqual(hostsIn(urls, "prod"), hosts));

  it("are those of an output that is the installation as a whole", () => {
    assert.deepEqual(hostsIn({ region: "eu-central-1", cdp: urls }, "prod"), hosts);
  });

  it("are missing where the program exports none", () => {
    assert.throws(
      () => hostsIn({ region: "eu-central-1" }, "prod"),
      /stack prod has no output publicApiUrl/,
    );
  });

  describe("by Pulumi's CLI", () => {
    let folder: string;
    let path: string | undefined;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "pulumi-"));
      path = process.env.PATH;
    });
    after(() => {
      process.env.PATH = path;
      rmSync(folder, { recursive: true });
    });

    const pulumi = (script: string) => {
      writeFileSync(join(folder, "pulumi"), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, "pulumi"), 0o755);
      process.env.PATH = `${folder}:${path ?? ""}`;
    };

    it("come from the stack that is named", async () => {
      pulumi(
        `test "$*" = "stack output --json --non-interactive --stack prod" && echo '{"publicApiUrl":"https://track.example.com"}'`,
      );
      const { code, output } = await run(
        "--stack",
        "prod",
        "--connect-to",
        "track.example.com:443:127.0.0.1:1",
        "--connect-to",
        "track.example.com:80:127.0.0.1:1",
      );
      assert.equal(code, 3);
      assert.match(output, /✗ connection {2,}the connection is refused/);
    });

    it("are an error in Pulumi's words if it has none", async () => {
      pulumi("echo 'error: no stack named prod found' >&2; exit 1");
      const { code, output } = await run("--stack", "prod");
      assert.equal(code, 2);
      assert.match(
        output,
        /cannot read the outputs of stack prod: error: no stack named prod found; give the host/,
      );
    });

    it("are an error if there is no CLI", async () => {
      process.env.PATH = join(folder, "none");
      const { code, output } = await run("--stack", "prod");
      assert.equal(code, 2);
      assert.match(output, /there is no pulumi on the PATH/);
    });
  });
});
