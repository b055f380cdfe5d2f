import assert from "node:assert/strict";
import { env, exposed, found, undecided } from "../../../helpers/exposedApi";
import { nothing, version, both, byDigest, describeGuiApi } from "../../../helpers/guiApiVariable";
import { guiApi } from "../../../helpers/layouts";
import { type Inputs, U } from "../../../helpers/policyStack";

describeGuiApi("the value of EXPOSE_GUI_API", {
  on: [
    ["is absent", {}, nothing, /is not set \(the image's default is "yes"\)/],
    ["is YES", env(guiApi("YES")), nothing, /is "YES"/],
    ["is true, at 0.9", { ...version("0.9.0-rc3b"), ...env(guiApi("True")) }, nothing, /is "True"/],
    ["is on, at 0.9", { ...version("v0.9.0"), ...env(guiApi("on")) }, nothing, /is "on"/],
    ["is true, at no known version", { ...byDigest, ...env(guiApi("true")) }, nothing, /"true"/],
    ["is a typo, at 1.2", { ...version("1.2.0"), ...env(guiApi("nope")) }, nothing, /is "nope"/],
    ["is empty, at a mirror's tag", { ...version("acme-7"), ...env(guiApi("")) }, nothing, /is ""/],
    ["is given twice, last on", env(guiApi("no"), guiApi("yes")), nothing, /is "yes"/],
    [
      "is another variable that is on",
      env({ name: "ON", value: "yes" }, guiApi("$(ON)")),
      nothing,
      /is "yes"/,
    ],
    [
      "is made of others",
      env({ name: "Y", value: "y" }, { name: "YE", value: "$(Y)e" }, guiApi("$(YE)s")),
      nothing,
      /is "yes"/,
    ],
    ["is what it was before", env(guiApi("yes"), guiApi("$(EXPOSE_GUI_API)")), nothing, /is "yes"/],
    [
      "is a variable that comes later, which stays as it is written",
      { ...byDigest, ...env(guiApi("$(OFF)"), { name: "OFF", value: "no" }) },
      nothing,
      /is "\$\(OFF\)"/,
    ],
    [
      "is escaped, which leaves the text",
      { ...byDigest, ...env({ name: "OFF", value: "no" }, guiApi("$$(OFF)")) },
      nothing,
      /is "\$\(OFF\)"/,
    ],
    [
      "is a Service's address",
      env(guiApi("$(SWITCH_SERVICE_HOST)")),
      nothing,
      /comes from the address of a Service/,
    ],
    [
      "takes a token, which is not repeated",
      {
        ...byDigest,
        ...env({ name: "INSTALLATION_TOKEN", value: "tell-tale" }, guiApi("$(INSTALLATION_TOKEN)")),
      },
      nothing,
      /from a Secret is not off/,
    ],
    [
      "is given to gunicorn",
      env(guiApi("no"), { name: "GUNICORN_CMD_ARGS", value: "--env EXPOSE_GUI_API=yes" }),
      nothing,
      /comes from the container's command/,
    ],
    [
      "is taken away by the command",
      { ...env(guiApi("no")), command: ["env", "-i", "bash", "start.sh"] },
      nothing,
      /comes from the container's command/,
    ],
    [
      "is set by the command",
      { ...env(guiApi("no")), command: ["sh", "-c", "EXPOSE_GUI_API=yes exec bash start.sh"] },
      nothing,
      /comes from the container's command, which is not followed/,
    ],
    [
      "is set by the arguments",
      { ...env(guiApi("no")), command: ["env"], args: ["EXPOSE_GUI_API=yes", "bash", "start.sh"] },
      nothing,
      /comes from the container's command/,
    ],
  ],
  off: [
    ["is NO", env(guiApi("NO")), nothing],
    ["is off", env(guiApi("off")), nothing],
    ["is OFF, at no known version", { ...byDigest, ...env(guiApi("OFF")) }, nothing],
    ["is true, at 0.8", env(guiApi("True")), nothing],
    ["is true, at 0.8 by tag and digest", { image: both, ...env(guiApi("true")) }, nothing],
    ["is empty, at 0.8", env(guiApi("")), nothing],
    ["is another variable", env({ name: "OFF", value: "no" }, guiApi("$(OFF)")), nothing],
    [
      "is off, with a command that only names one like it",
      { ...env(guiApi("no")), command: ["sh", "-c", "NO_EXPOSE_GUI_API_HERE=1 exec start.sh"] },
      nothing,
    ],
    ["is off, with another command", { ...env(guiApi("no")), command: ["gunicorn"] }, nothing],
    ["is false", env(guiApi("false")), nothing],
    ["is given twice, last off", env(guiApi("yes"), guiApi("no")), nothing],
  ],
});

describe("the value of EXPOSE_GUI_API", () => {
  it("is not decided in silence while it is unknown", () => {
    const stack = exposed(env(guiApi(U)));
    assert.deepEqual(found(stack), []);
    assert.match(
      undecided(stack)[0],
      /^What cannot|^cannot be decided before deployment: Deployment tracardi\/api: the value of EXPOSE_GUI_API in container api is not known, and the internet may reach it through/,
    );
  });

  for (const [what, container] of [
    ["its command is not known", { ...env(guiApi("no")), command: ["sh", "-c", U] }],
    ["a file may stand over it", { ...env(guiApi("no")), args: ["sh", "-c", ". /run/env && x"] }],
    ["an entry of its variables is not known", env(guiApi("no"), { name: U, value: "yes" })],
    ["it takes another that is not known", env({ name: "A", value: U }, guiApi("$(A)"))],
  ] as [string, Inputs][]) {
    it(`is not decided in silence while ${what}`, () => {
      assert.deepEqual(found(exposed(container)), []);
      assert.match(undecided(exposed(container)).join(), /EXPOSE_GUI_API in container api is not/);
    });
  }
});
