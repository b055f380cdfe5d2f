import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readProject } from "../../../preview/project/project";
import { PreviewError } from "../../../preview/errors";
import { withFolder } from "../helpers/fixtures";

const PROJECT = "name: shop\nruntime: nodejs\n";

describe("project", () => {
  it("takes the only stack, and dev among several", async () => {
    await withFolder({ "Pulumi.yaml": PROJECT, "Pulumi.blue.yaml": "" }, (folder) => {
      assert.equal(readProject(folder).stack, "blue");
      writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  aws:region: eu-west-2\n");
      assert.equal(readProject(folder).stack, "dev");
      assert.deepEqual(readProject(folder).config, { "aws:region": "eu-west-2" });
      assert.equal(readProject(folder, "blue").stack, "blue");
    });
  });

  it("takes dev where no stack has a file", async () => {
    await withFolder({ "Pulumi.yaml": PROJECT }, (folder) => {
      assert.equal(readProject(folder).stack, "dev");
    });
  });

  it("asks which stack where none is the obvious one", async () => {
    const files = { "Pulumi.yaml": PROJECT, "Pulumi.red.yaml": "", "Pulumi.blue.yaml": "" };
    await withFolder(files, (folder) => {
      assert.throws(
        () => readProject(folder),
        new PreviewError("input", "which stack? Give --stack with one of blue, red"),
      );
    });
  });

  it("runs the file or the folder that main names", async () => {
    await withFolder({ "Pulumi.yaml": `${PROJECT}main: src/app.ts\n` }, (folder) => {
      mkdirSync(join(folder, "src"));
      writeFileSync(join(folder, "src", "app.ts"), "");
      const file = readProject(folder);
      assert.deepEqual([file.folder, file.entry], [join(folder, "src"), "app.ts"]);
      writeFileSync(join(folder, "Pulumi.yaml"), `${PROJECT}main: src\n`);
      const inFolder = readProject(folder);
      assert.deepEqual([inFolder.folder, inFolder.entry], [join(folder, "src"), "."]);
    });
  });

  it("refuses a program that the SDK would pass over for that of a package above", async () => {
    const files = { "package.json": '{ "exports": "./index.ts" }' };
    await withFolder(files, (folder) => {
      const inner = join(folder, "inner");
      mkdirSync(inner);
      writeFileSync(join(inner, "Pulumi.yaml"), PROJECT);
      assert.throws(() => readProject(inner), {
        message:
          `Pulumi would run the package of ${join(folder, "package.json")} instead of the program ` +
          `in ${inner}: name the program's file in Pulumi.yaml, for example 'main: index.ts'`,
      });
      writeFileSync(join(folder, "package.json"), "{}");
      assert.equal(readProject(inner).entry, ".");
      writeFileSync(join(inner, "package.json"), '{ "main": "index.ts" }');
      assert.equal(readProject(inner).entry, ".", "its own package is its own affair");
    });
  });

  it("names the configuration that is missing", async () => {
    const files = { "Pulumi.yaml": `${PROJECT}config:\n  size:\n    type: integer\n` };
    await withFolder(files, (folder) => {
      assert.throws(() => readProject(folder), {
        message:
          "stack 'dev' is missing configuration: shop:size; set it in " +
          join(folder, "Pulumi.dev.yaml"),
      });
    });
  });

  it("refuses other runtimes and unreadable files", async () => {
    await withFolder({ "Pulumi.yaml": "name: shop\nruntime: python\n" }, (folder) => {
      assert.throws(() => readProject(folder), /must have a name and the runtime nodejs$/);
      writeFileSync(join(folder, "Pulumi.yaml"), "password: [hunter2");
      assert.throws(
        () => readProject(folder),
        (error: Error) => {
          assert.match(error.message, /^cannot read .*Pulumi\.yaml: .* at line 1, column 19:$/);
          return error instanceof PreviewError;
        },
      );
    });
  });

  it("refuses a configuration that is no mapping", async () => {
    const list = "config:\n  - size: 3\n";
    await withFolder({ "Pulumi.yaml": PROJECT + list }, (folder) => {
      const message = (file: string) =>
        `'config' in ${join(folder, file)} must be a mapping of keys to values`;
      assert.throws(() => readProject(folder), { message: message("Pulumi.yaml") });
      writeFileSync(join(folder, "Pulumi.yaml"), PROJECT);
      writeFileSync(join(folder, "Pulumi.dev.yaml"), list);
      assert.throws(() => readProject(folder), { message: message("Pulumi.dev.yaml") });
    });
  });

  it("says that it does not read Pulumi ESC", async () => {
    const files = { "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": "environment: [shared]\n" };
    await withFolder(files, (folder) => {
      assert.equal(readProject(folder).warnings.length, 1);
    });
  });

  it("warns of values that stand outside the configuration", async () => {
    const config = "config:\n  shop:size: 3\nencryptionsalt: v1:x\n";
    await withFolder({ "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": config }, (folder) => {
      assert.deepEqual(readProject(folder).warnings, []);
      writeFileSync(join(folder, "Pulumi.dev.yaml"), `${config}shop:color: red\n`);
      assert.deepEqual(readProject(folder).warnings, [
        "shop:color: outside 'config' in the stack's file, where Pulumi reads nothing; " +
          "indent it under 'config'",
      ]);
    });
  });
});
