import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../../../policies/cli/configuration";
import { apiDeployment, nodeArguments, publicService, root, run, withFiles } from "./run";

const files = { "k8s/api.yaml": apiDeployment, "k8s/service.yaml": publicService };
const exposed = /tracardi-gui-api-exposed/;

/** Through a shell, as its pipes and redirections are what matters. */
function shell(command: string, cwd: string) {
  const program = [process.execPath, ...nodeArguments].map((part) => `'${part}'`).join(" ");
  const { stdout, stderr } = spawnSync(
    "bash",
    ["-c", command.replace("tracardi-policies", program)],
    {
      ...{ cwd, encoding: "utf8" },
      env: { ...process.env, TS_NODE_PROJECT: join(root, "tsconfig.json") },
    },
  );
  return { stdout, stderr };
}

describe("files and pipes of tracardi-policies", () => {
  it("may be closed by who reads, without a word and with the same verdict", async () => {
    await withFiles(files, (folder) => {
      const { stdout, stderr } = shell(
        'tracardi-policies k8s | true; echo "${PIPESTATUS[0]}"',
        folder,
      );
      assert.deepEqual([stdout, stderr], ["3\n", ""]);
    });
  });

  it("may be full, which is told in one line", async function () {
    if (!existsSync("/dev/full")) this.skip();
    await withFiles(files, (folder) => {
      const { stdout, stderr } = shell('{ tracardi-policies k8s > /dev/full; }; echo "$?"', folder);
      assert.equal(stdout, "2\n");
      assert.match(stderr, /^error: cannot write the report: ENOSPC[^\n]*\n$/);
    });
  });

  it("are named where they cannot be read", async () => {
    await withFiles(files, async (folder) => {
      mkdirSync(join(folder, "k8s", "closed"));
      chmodSync(join(folder, "k8s", "closed"), 0);
      const asRoot = process.getuid?.() === 0;
      // Nothing is closed to root.
      if (asRoot) chmodSync(folder, 0o755);
      if (asRoot) process.seteuid?.(65534);
      try {
        const { code, stderr } = await run([join(folder, "k8s")]);
        assert.equal(code, 2);
        assert.match(stderr, /^error: cannot read [^\n]*closed: EACCES[^\n]*\n$/);
      } finally {
        if (asRoot) process.seteuid?.(0);
      }
    });
  });

  it("are left out, and said so, where they are links that lead nowhere", async () => {
    await withFiles(files, async (folder) => {
      symlinkSync("self.yaml", join(folder, "k8s", "self.yaml"));
      symlinkSync("none", join(folder, "k8s", "gone.yaml"));
      symlinkSync("notes", join(folder, "k8s", "notes"));
      symlinkSync("api.yaml", join(folder, "k8s", "copy.yaml"));
      const { code, stderr } = await run(["k8s"], "", folder);
      assert.equal(code, 3);
      assert.equal(
        stderr,
        ["gone", "self"]
          .map(
            (name) => `warning: k8s/${name}.yaml is a link that leads nowhere, and is left out\n`,
          )
          .join(""),
      );
      assert.match(
        (await run(["k8s/self.yaml"], "", folder)).stderr,
        /^error: cannot read k8s\/self\.yaml: ELOOP/,
      );
    });
  });

  it("may begin with the mark of their encoding, the configuration too", async () => {
    await withFiles(files, async (folder) => {
      const text = `${apiDeployment}---\n${publicService}`;
      writeFileSync(join(folder, "utf8.yaml"), `\uFEFF${text}`);
      writeFileSync(join(folder, "utf16.yaml"), Buffer.from(`\uFEFF${text}`, "utf16le"));
      for (const name of ["utf8.yaml", "utf16.yaml"]) {
        assert.match((await run([name], "", folder)).stdout, exposed, name);
      }
      const config = join(folder, "config.json");
      writeFileSync(config, '\uFEFF{ "tracardi": { "profile": "minimal" } }');
      assert.equal(readConfiguration(config).profile, "minimal");
      writeFileSync(config, '\uFEFFx{ "tracardi": {} }');
      assert.throws(() => readConfiguration(config), /cannot read the policy configuration/);
    });
  });
});
