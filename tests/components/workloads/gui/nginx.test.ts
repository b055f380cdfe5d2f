import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { guiCommand, renderNginx } from "../../../../components/workloads/gui/nginx";
import { findNginx, NginxServer } from "./nginxServer";
import { nonEmpty } from "../../../helpers/nonEmpty";

const apiUrl = "https://tracardi-api.example.com:8443/base";
const policy =
  "default-src 'self'; script-src 'self'; connect-src 'self' https://tracardi-api.example.com:8443; " +
  "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

describe("the GUI's nginx configuration", () => {
  it("listens on 8080, keeps connections longer than the load balancer, and writes below /tmp only", () => {
    const text = renderNginx({ apiUrl });
    assert.match(text, /^ {4}listen 8080 default_server;$/m);
    assert.match(text, /^ {2}keepalive_timeout 75s;$/m);
    const written = [
      ...text.matchAll(/^\s*(?:pid|\w+_temp_path|access_log|error_log) (\S+?)[ ;]/gm),
    ];
    for (const [, file] of nonEmpty(written))
      assert.match(file, /^(\/tmp\/\w+(\.pid)?|\/dev\/stdout|stderr|off)$/);
    assert.equal(written.length, 9);
    assert.deepEqual(guiCommand, ["nginx", "-e", "stderr", "-c", "/etc/nginx/nginx.conf"]);
  });

  for (const wrong of [
    'https://a.example.com"; add_header X 1',
    "https://a;b.example.com",
    "https://$host",
    "https://user:secret@api.example.com",
    "//api.example.com",
    "javascript:alert(1)",
    "https://*.example.com",
  ]) {
    it(`refuses ${JSON.stringify(wrong)} as the API's URL, without repeating it`, () => {
      assert.throws(
        () => renderNginx({ apiUrl: wrong }),
        /^Error: The GUI's API URL (has a login or a host name with unusual characters|is not a URL)\. Use https:\/\/ and the internal API's host name\.$/,
      );
    });
  }
});

describe("nginx with that configuration", function () {
  let server: NginxServer;

  before(async function () {
    const nginx = findNginx();
    if (!nginx) {
      console.log("skipped: no nginx on PATH");
      return this.skip();
    }
    server = new NginxServer(nginx, apiUrl);
    await server.prepare();
    assert.match(
      server.check(),
      /nginx\.conf syntax is ok\nnginx: .*nginx\.conf test is successful\n$/,
    );
    await server.start();
  });

  after(async () => {
    await server?.stop();
  });

  it("has no warning for the configuration", () => {
    assert.doesNotMatch(server.check(), /warn|alert|emerg/);
  });

  for (const address of ["/", "/index.html", "/flow/collection/edit/1.2/3", "/?api=https://x"]) {
    it(`serves the index for ${address}, to be asked for anew`, async () => {
      const response = await server.get(address);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("content-type"), "text/html");
      assert.equal(response.headers.get("cache-control"), "no-cache");
      assert.match(await response.text(), /<title>Tracardi<\/title>/);
    });
  }

  it("serves the rendered env-config.js, to be asked for anew", async () => {
    const response = await server.get("/env-config.js");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/javascript");
    assert.equal(response.headers.get("cache-control"), "no-cache");
    assert.match(await response.text(), /^window\._env_ = \{/);
  });

  it("lets browsers keep what has a hash in its name, compressed", async () => {
    const response = await server.get("/static/js/main.abc123.js", {
      headers: { "accept-encoding": "gzip" },
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(response.headers.get("content-encoding"), "gzip");
  });

  for (const address of [
    "/static/js/main.def456.js",
    "/static/",
    "/.env",
    "/env.sh",
    "/a/.git/config",
  ]) {
    it(`answers 404 for ${address}, and lets nobody keep that`, async () => {
      const response = await server.get(address);
      assert.equal(response.status, 404);
      assert.equal(response.headers.get("cache-control"), "no-cache");
    });
  }

  it("does not redirect to its own port", async () => {
    const response = await server.get("/static");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("location"), null);
  });

  it("takes no POST", async () => {
    assert.equal((await server.get("/index.html", { method: "POST", body: "x" })).status, 405);
  });

  it("answers probes without a log line", async () => {
    const response = await server.get("/healthz");
    assert.equal(await response.text(), "ok\n");
    await server.get("/index.html?login=someone@example.com");
    const log = fs.readFileSync(path.join(server.work, "access.log"), "utf8");
    assert.ok(log.includes(" GET /index.html 200 "));
    assert.ok(!log.includes("healthz"));
    assert.ok(!log.includes("someone"));
  });

  for (const address of [
    "/",
    "/env-config.js",
    "/static/js/main.abc123.js",
    "/static/none.js",
    "/healthz",
  ]) {
    it(`sends every security header with ${address}`, async () => {
      const { headers } = await server.get(address);
      assert.deepEqual(
        Object.fromEntries(
          [
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "server",
          ].map((name) => [name, headers.get(name)]),
        ),
        {
          "content-security-policy": policy,
          "x-content-type-options": "nosniff",
          "x-frame-options": "DENY",
          "referrer-policy": "no-referrer",
          "cross-origin-opener-policy": "same-origin",
          server: "nginx",
        },
      );
    });
  }
});
