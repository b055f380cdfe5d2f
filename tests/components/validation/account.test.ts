import * as pulumi from "@pulumi/pulumi";
import { accepts, refuses } from "./verdicts";

describe("validate: account", () => {
  const key = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd-0123-4abc-8abc-0123456789ab";
  accepts("a key", { kmsKeyArn: key });
  accepts("a key of several regions, in China", {
    kmsKeyArn: key
      .replace("aws:kms:eu-west-1", "aws-cn:kms:cn-north-1")
      .replace("key/", "key/mrk-"),
  });
  accepts("a key that is not known yet", { kmsKeyArn: pulumi.output("x") });
  for (const value of [key.replace("key/", "alias/"), key.split("/")[1], `${key}/x`]) {
    refuses(
      `the key ${value}`,
      { kmsKeyArn: value },
      `kmsKeyArn: "${value}" is not allowed; allowed: the ARN of a KMS key, not of an alias. \`aws kms describe-key ` +
        "--key-id …` prints it.",
    );
  }

  for (const permissionsBoundaryArn of [
    "arn:aws:iam::111122223333:policy/team/boundary",
    "arn:aws-us-gov:iam::aws:policy/PowerUserAccess",
    pulumi.output("x"),
  ]) {
    accepts("a boundary", { iam: { permissionsBoundaryArn } });
  }
  refuses(
    "a name for a boundary, and a path that is open at one end",
    { iam: { permissionsBoundaryArn: "boundary", path: "/tracardi" } },
    'iam.permissionsBoundaryArn: "boundary" is not allowed; allowed: the ARN of an IAM policy, AWS\'s own or of your ' +
      "account. `aws iam list-policies` prints the ARNs.",
    'iam.path: "/tracardi" is not allowed; allowed: a path that starts and ends with a slash, such as /tracardi/. Leave it out for the default: The top, `/`.',
  );
  accepts("a path", { iam: { path: "/a/b-c/" } });
  accepts("the top", { iam: { path: "/" } });
  refuses(
    "another key",
    { iam: { boundary: "x" } },
    "iam.boundary: an argument of this name is not allowed; allowed: permissionsBoundaryArn, path. Check the spelling.",
  );
});
