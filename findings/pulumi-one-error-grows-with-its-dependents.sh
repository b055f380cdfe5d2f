#!/usr/bin/env bash
# Versions: @pulumi/pulumi 3.270.0 (Node.js SDK, runtime/rpc.js, serializeProperties), Node.js 24.21.0; seen on 2026-12-01.
#
# A good guess says: a resource whose registration fails ends a program with its own message, once, however many resources take a
# value from it.
# What really happens: each dependent writes the names of its properties in front of the message of the same Error object again, so that
# the text grows with the number of dependents, and each of them adds about nine rejected promises that nobody handles. With
# thousands of dependents that is gigabytes of memory. Here: 50 dependents of one resource that fails, under the SDK's own
# mocks, printed
#   message of 2068 characters, with the name of the property in it 50 times; 456 rejections
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

const DEPENDENTS = 50;
class Thing extends pulumi.CustomResource {
  constructor(name, inputs) {
    super("example:index:Thing", name, { text: undefined, ...inputs });
  }
}

let rejections = 0;
let longest = "";
process.on("unhandledRejection", (error) => {
  rejections += 1;
  if (error.message.length > longest.length) longest = error.message;
});

(async () => {
  await pulumi.runtime.setMocks({
    newResource: async ({ name, inputs }) => {
      if (name === "first") throw new Error("refused");
      return { id: name, state: inputs };
    },
    call: async () => ({}),
  });
  const first = new Thing("first", {});
  for (let index = 0; index < DEPENDENTS; index += 1) {
    new Thing(`dependent-${index}`, { neighbour: first.text });
  }
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const times = longest.split("neighbour").length - 1;
  console.log(
    `message of ${longest.length} characters, with the name of the property in it ${times} times; ${rejections} rejections`,
  );
  process.exitCode = times === DEPENDENTS && rejections > 5 * DEPENDENTS ? 0 : 1;
})();
EOF
if node program.cjs; then
  echo "as described"
else
  echo "no longer as described"
  exit 1
fi
