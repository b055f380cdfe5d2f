import assert from "node:assert/strict";
import { isUnfilled } from "../../../../policies/model/environment/unfilled";

describe("a value that is filled in later", () => {
  for (const text of [
    ...["${TOKEN}", "https://${HOST}:9200", "{{ .Values.token }}", "<TOKEN>", "%%TOKEN%%"],
    ...["__TOKEN__", "#{Token}#", "ENC[AES256_GCM,data:x]", "$ANSIBLE_VAULT;1.1;AES256\n61"],
    ...["ref+vault://secret/x#/y", "vault:secret/data/x#y", "op://vault/item/field"],
    ...["arn:aws:secretsmanager:eu-west-1:1:secret:x", "<path:secret/data/x#y>"],
  ]) {
    it(`is ${JSON.stringify(text)}`, () => assert.ok(isUnfilled(text)));
  }

  for (const text of [
    ...["yes", "x{9}$k-Qw7%<b>r2/zT", "a$b", "https://search.example.org:9200", "{}", ""],
    ...["line ${ONE}\nline two", "<SET-INSTALLATION-SECRET>", "$(OTHER)", "vault"],
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.ok(!isUnfilled(text)));
  }
});
