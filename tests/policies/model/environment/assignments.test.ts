import assert from "node:assert/strict";
import { effectOn } from "../../../../policies/model/environment/assignments";

const name = "EXPOSE_GUI_API";

describe("what a text does to a variable", () => {
  for (const text of [
    "export EXPOSE_GUI_API=yes",
    'EXPOSE_GUI_API="yes" exec /start.sh',
    "raw_env = ['EXPOSE_GUI_API=yes']",
    'os.environ["EXPOSE_GUI_API"] = "yes"',
    'os.environ.setdefault("EXPOSE_GUI_API", "yes")',
    "EXPOSE_GUI_API: yes",
    "# EXPOSE_GUI_API=no\nEXPOSE_GUI_API=yes\necho $EXPOSE_GUI_API",
  ]) {
    it(`is that it sets it: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(effectOn(name, text), { kind: "set", value: "yes" });
    });
  }

  for (const text of [
    "unset EXPOSE_GUI_API",
    "export EXPOSE_GUI_API=$ON",
    "export EXPOSE_GUI_API=yes; export EXPOSE_GUI_API=no",
    "if true; then EXPOSE_GUI_API=yes; fi",
    ": ${EXPOSE_GUI_API:=yes}",
    "env -i /start.sh",
  ]) {
    it(`is not followed: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(effectOn(name, text), { kind: "unclear" });
    });
  }

  for (const text of [
    "",
    "# EXPOSE_GUI_API=yes",
    "echo $EXPOSE_GUI_API ${EXPOSE_GUI_API:-no}",
    'print(os.environ["EXPOSE_GUI_API"], os.getenv("EXPOSE_GUI_API"))',
    "NO_EXPOSE_GUI_API=yes",
  ]) {
    it(`is nothing: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(effectOn(name, text), { kind: "none" });
    });
  }
});
