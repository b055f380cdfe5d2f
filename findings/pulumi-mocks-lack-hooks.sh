#!/usr/bin/env bash
# Versions: @pulumi/pulumi 3.270.0 (Node.js SDK, runtime/mocks.js), Node.js 24.21.0; seen on 2026-12-01.
#
# A good guess says: a program that binds a ResourceHook or an ErrorHook to a resource can be unit-tested with
# pulumi.runtime.setMocks: the mock monitor lists both features as supported (getDeploymentInfo).
# What really happens: it has no method to register either, so that the program gets a rejected promise that nobody handles, and the
# resource is never made: whatever waits for one of its outputs waits for ever. Printed:
#   ResourceHook: this._monitor.registerResourceHook is not a function; the resource is not made
#   ErrorHook: this._monitor.registerErrorHook is not a function; the resource is not made
#   no hook: the resource is made
#
# Needs Node.js 20 or later and npm. Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @pulumi/pulumi@3.270.0 >/dev/null

cat >program.cjs <<'EOF'
const pulumi = require("@pulumi/pulumi");

const kind = process.argv[2];
class Thing extends pulumi.CustomResource {
  constructor(name, options) {
    super("example:index:Thing", name, {}, options);
  }
}
const hooks = {
  ResourceHook: () => ({ beforeCreate: [new pulumi.ResourceHook("hook", () => undefined)] }),
  ErrorHook: () => ({ onError: [new pulumi.ErrorHook("hook", () => false)] }),
  "no hook": () => undefined,
};

const told = [];
process.on("unhandledRejection", (error) => told.push(error.message));

(async () => {
  let isMade = false;
  await pulumi.runtime.setMocks({
    newResource: async ({ name, inputs }) => {
      isMade = true;
      return { id: name, state: inputs };
    },
    call: async () => ({}),
  });
  new Thing("thing", { hooks: hooks[kind]() });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  console.log(`${kind}: ${[...told, isMade ? "the resource is made" : "the resource is not made"].join("; ")}`);
  process.exit(0);
})();
EOF

seen=$(for kind in ResourceHook ErrorHook "no hook"; do node program.cjs "$kind" 2>/dev/null; done)
echo "$seen"
expected="ResourceHook: this._monitor.registerResourceHook is not a function; the resource is not made
ErrorHook: this._monitor.registerErrorHook is not a function; the resource is not made
no hook: the resource is made"
[ "$seen" = "$expected" ] || { echo "no longer as described"; exit 1; }
