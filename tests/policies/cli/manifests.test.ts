import assert from "node:assert/strict";
import { stackResources } from "../../../policies/cli/inputs/input";
import { readManifests } from "../../../policies/cli/inputs/manifests";
import { UNKNOWN, at } from "../../../policies/value";
import { apiDeployment, publicService } from "./run";

const read = (text: string, more: { file?: string; cluster?: string; lenient?: boolean } = {}) =>
  readManifests([{ text, file: "a.yaml", lenient: false, ...more }]);

const configMap = (name: string, data = "{}") =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: ${data}\n`;

describe("Kubernetes objects as an input", () => {
  it("are the documents of a file, each with its line and Pulumi's type", () => {
    const { resources } = read(`# a comment\n---\n${apiDeployment}---\n\n---\n${publicService}`);
    assert.deepEqual(
      resources.map(({ type, name, place }) => [type, name, place]),
      [
        ["kubernetes:apps/v1:Deployment", "api", { file: "a.yaml", line: 3 }],
        ["kubernetes:core/v1:Service", "api", { file: "a.yaml", line: 22 }],
      ],
    );
  });

  it("are the items of Lists, in Lists and of one kind too", () => {
    const items = [
      "apiVersion: v1",
      "kind: List",
      "items:",
      "- apiVersion: v1",
      "  kind: ConfigMapList",
      "  items:",
      "  - metadata: { name: one }",
      "- { apiVersion: v1, kind: Secret, metadata: { name: two } }",
    ];
    const { resources } = read(items.join("\n"));
    assert.deepEqual(
      resources.map(({ type, name, place }) => [type, name, place.line]),
      [
        ["kubernetes:core/v1:ConfigMap", "one", 4],
        ["kubernetes:core/v1:Secret", "two", 8],
      ],
    );
  });

  it("are JSON as kubectl writes it", () => {
    const list = { apiVersion: "v1", kind: "List", items: [{ apiVersion: "v1", kind: "Pod" }] };
    assert.equal(read(JSON.stringify(list, undefined, 2)).resources[0].place.line, 5);
  });

  it("are read as clusters read YAML", () => {
    const [map] = stackResources(
      read(configMap("a", "{ on: yes, time: 12:30:00, day: 2027-01-31, text: 'yes', octal: 010 }"))
        .resources,
    );
    const data = at(map.props, "data");
    assert.deepEqual(data, {
      ...{ true: true, time: "12:30:00", day: "2027-01-31", text: "yes", octal: 8 },
    });
  });

  it("leave unknown what `npm run render` left out", () => {
    const [map] = stackResources(
      read(configMap("a", "{ a: secret-placeholder, b: unknown-placeholder, c: known }")).resources,
    );
    assert.deepEqual(at(map.props, "data"), { a: UNKNOWN, b: UNKNOWN, c: "known" });
  });

  it("count once where they are there twice, and are refused where they differ", () => {
    const twice = (other: string) =>
      readManifests([
        { text: configMap("a"), file: "a.yaml", lenient: true },
        { text: other, file: "b/b.yaml", lenient: true },
      ]);
    assert.equal(twice(configMap("a")).resources.length, 1);
    assert.throws(
      () => twice(`\n${configMap("a", "{ b: c }")}`),
      /^Error: ConfigMap a is in a\.yaml:1 and, otherwise, in b\/b\.yaml:2: which one counts\? .*--clusters/,
    );
  });

  it("are apart in two clusters", () => {
    const { resources } = readManifests([
      { text: configMap("a"), file: "edge/a.yaml", cluster: "edge", lenient: true },
      { text: configMap("a"), file: "core/a.yaml", cluster: "core", lenient: true },
    ]);
    assert.deepEqual(
      resources.map(({ provider }) => provider),
      ["cluster edge", "cluster core"],
    );
  });

  it("keep their place in the reader's mind where they are none", () => {
    assert.throws(() => read("---\na: b"), /^Error: a\.yaml:2: is no Kubernetes object: /);
    assert.throws(() => read("apiVersion: v1\nkind: List\nitems: [1]"), /a\.yaml:3: is no Kuber/);
    const { resources, warnings } = read("a: b", { lenient: true, file: "values.yaml" });
    assert.deepEqual(resources, []);
    assert.deepEqual(warnings, ["values.yaml holds no Kubernetes object, and is left out"]);
  });

  it("are refused by line, without what stands in it, where they cannot be read", () => {
    const broken = "apiVersion: v1\nkind: Secret\nstringData:\n  token: hunter2hunter2: x\n";
    assert.throws(() => read(broken), {
      message: "a.yaml:4: cannot be read: Nested mappings are not allowed in compact mappings",
    });
    assert.throws(() => read("a: {{ .Values.a }}\nb: ]"), /:\d: cannot be read: .*`helm template`/);
  });

  it("name the secrets that no message may hold, in both spellings", () => {
    const text = "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { k: aHVudGVyMg== }\n";
    const { secrets, resources } = read(text);
    assert.deepEqual(secrets, ["hunter2"]);
    assert.doesNotMatch(JSON.stringify(resources[0].name), /aHV/);
    assert.deepEqual(at(stackResources(resources)[0].props, "data"), { k: "aHVudGVyMg==" });
  });
});
