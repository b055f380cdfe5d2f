import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { failureOf, pythonOrSkip, trial } from "./trial";

describe("the installer's trust in the search endpoint", function () {
  let folder: string;
  const file = (name: string): string => path.join(folder, name);
  let python: string;
  let certificate: { key: Buffer; cert: Buffer };

  before(function () {
    python = pythonOrSkip(this);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "installer-tls-"));
    const made = spawnSync("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=search"],
      ...[
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        file("key.pem"),
        "-out",
        file("ca.pem"),
      ],
    ]);
    if (made.status !== 0) {
      console.log("skipped: no openssl on PATH");
      this.skip();
    }
    certificate = { key: fs.readFileSync(file("key.pem")), cert: fs.readFileSync(file("ca.pem")) };
    fs.chmodSync(folder, 0o755);
  });

  after(() => folder && fs.rmSync(folder, { recursive: true }));

  it("is what ELASTIC_CA_FILE says", async () => {
    const environment = { ELASTIC_CA_FILE: file("ca.pem") };
    const { run } = await trial(python, "ok", { certificate, environment });
    assert.equal(run.stderr, "");
    assert.equal(run.code, 0);
  });

  it("ends with a stranger's certificate, also where ELASTIC_VERIFY_CERTS would allow it", async () => {
    const environment = { ELASTIC_VERIFY_CERTS: "no", INSTALLER_SEARCH_USER: "create" };
    const { run, search } = await trial(python, "ok", { certificate, environment });
    assert.match(
      failureOf(run),
      /^Tracardi was not installed: the search endpoint https:\/\/127\.0\.0\.1:\d+ cannot be used: its certificate is not trusted \(self[- ]signed certificate\)\. Remedy: mount the CA certificate that signed it and name its file in ELASTIC_CA_FILE\.$/,
    );
    assert.deepEqual(search.calls, []);
  });
});
