import assert from "node:assert/strict";
import { searchEncryption as rule } from "../../../policies/rules/searchEncryption";
import { said, withContainer } from "../../helpers/containers";

describe("encryption to a search engine whose address has no scheme", () => {
  const found = (scheme: string): string[] => {
    const stack = withContainer("public-api", (container) => {
      container.env = [
        { name: "ELASTIC_HOST", value: "search.example.com:9200" },
        { name: "ELASTIC_SCHEME", value: scheme },
        { name: "ELASTIC_VERIFY_CERTS", value: "yes" },
      ];
    });
    return said(stack, rule).found;
  };

  it("is missing where ELASTIC_SCHEME says http", () => {
    assert.match(
      found("http").join("\n"),
      /ELASTIC_HOST has no https:\/\/, and ELASTIC_SCHEME is not https/,
    );
  });

  it("is there where ELASTIC_SCHEME says https", () => {
    assert.deepEqual(found("https"), []);
  });
});
