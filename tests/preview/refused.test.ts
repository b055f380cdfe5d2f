import assert from "node:assert/strict";
import { PreviewError } from "../../preview/errors";
import { previewOf } from "./helpers/fixtures";

/** What is told, without the place in the program, which is told after it. */
async function refusal(stack: string): Promise<string> {
  const error: unknown = await previewOf("refused", { stack }).catch((each: unknown) => each);
  assert.ok(error instanceof PreviewError && error.kind === "program", String(error));
  const [text, place] = error.message.split(/\n {4}at /);
  assert.match(place ?? "", /refused\/index\.ts:\d+/);
  return text ?? "";
}

describe("a preview of what AWS would refuse", () => {
  it("tells the resource, the property, the value and what AWS takes, each on a line", async () => {
    assert.equal(
      await refusal("limits"),
      'aws:cloudwatch/logGroup:LogGroup "logs": retentionInDays: InvalidParameterException: 10 is ' +
        "not allowed: AWS takes one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, " +
        "731, 1096, 1827, 2192, 2557, 2922, 3288, 3653\n" +
        'aws:cloudwatch/logGroup:LogGroup "logs": tags.aws:owner: InvalidParameterException: tag ' +
        "keys that begin with aws: are reserved for AWS",
    );
  });

  it("tells what is in the way of a resource", async () => {
    assert.equal(
      await refusal("conflict"),
      'aws:ec2/subnet:Subnet "second": cidrBlock: InvalidSubnet.Conflict: The CIDR ' +
        `'10.0.1.0/24' conflicts with another subnet: "first" has 10.0.0.0/20`,
    );
  });
});
