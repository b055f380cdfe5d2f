import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import {
  installerCommand,
  installerDeadlineSeconds,
  installerFiles,
} from "../../../../components/workloads/installer/script";
import { installerVariables } from "../../../../components/workloads/installer/variables";
import { findPython } from "./sandbox";
import { pythonOrSkip } from "./trial";

const folder = path.dirname(require.resolve("../../../../components/workloads/installer/script"));

describe("the installer's files", () => {
  it("are every module that install.py needs, small enough for one ConfigMap", () => {
    const files = installerFiles();
    const names = Object.keys(files);
    assert.equal(
      installerCommand[1],
      `/opt/tracardi-installer/${names.find((name) => name === "install.py")}`,
    );
    for (const text of Object.values(files)) {
      for (const [, module] of text.matchAll(/^from (\w+) import/gm)) {
        const standard = ["dataclasses", "pathlib", "typing", "urllib"].includes(module);
        assert.ok(
          standard || names.includes(`${module}.py`),
          `${module} is neither standard nor there`,
        );
      }
    }
    assert.ok(Buffer.byteLength(names.map((name) => files[name]).join("")) < 200_000);
  });

  it("read the environment in no other place than the table, the masks and the API's environment", () => {
    const readers = Object.entries(installerFiles()).filter(([, text]) =>
      /environ|getenv/.test(text.replace(/environment/g, "")),
    );
    assert.deepEqual(
      readers.map(([name]) => name),
      ["install.py"],
    );
    const direct = [...installerFiles()["install.py"].matchAll(/environ(?:\.get\(|\[)"(\w+)"/g)];
    assert.deepEqual(
      direct.map(([, name]) => name),
      ["INSTALLER_TERMINATION_LOG"],
    );
  });

  it("have deadlines that end before the Job's own", () => {
    assert.equal(installerDeadlineSeconds(), 180 + 180 + 600 + 120 + 60);
    assert.ok(Number(installerVariables.INSTALLER_INSTALL_DEADLINE.value) >= 300);
  });
});

describe("the installer's variables", function () {
  before(function () {
    pythonOrSkip(this);
  });

  it("are the same in TypeScript and in Python: names, defaults, secrets", () => {
    const program =
      "import json, settings; print(json.dumps({s.name: {**({} if s.default is None else {'value': s.default}), " +
      "**({'secret': True} if s.secret else {})} for s in settings.SETTINGS}))";
    const { stdout, stderr } = spawnSync(findPython() ?? "", ["-B", "-c", program], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(stderr, "");
    assert.deepEqual(JSON.parse(stdout), installerVariables);
    assert.deepEqual(Object.keys(JSON.parse(stdout)), Object.keys(installerVariables));
  });

  it("are all used by the script", () => {
    const { "settings.py": table, ...others } = installerFiles();
    const rules = table.slice(table.indexOf("class Settings"));
    const used = [rules, ...Object.values(others)].join("\n");
    const unused = Object.keys(installerVariables).filter((name) => !used.includes(`"${name}"`));
    assert.deepEqual(unused, []);
    const named = new Set(
      [...used.matchAll(/"((?:INSTALLER|ELASTIC)_[A-Z_]+)"/g)].map(([, name]) => name),
    );
    assert.deepEqual(
      [...named].filter((name) => !(name in installerVariables)),
      [],
    );
  });
});
