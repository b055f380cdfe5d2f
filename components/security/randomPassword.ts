import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/**
 * A random password of letters and digits: safe in a URL, a shell and a header. `special` is for OpenSearch's
 * internal users, whose passwords need one character of each class.
 */
export function randomPassword(
  name: string,
  length: number,
  opts: pulumi.CustomResourceOptions,
  special = false,
): pulumi.Output<string> {
  const password = new random.RandomPassword(
    name,
    {
      length,
      minUpper: 1,
      minLower: 1,
      minNumeric: 1,
      special,
      ...(special && { minSpecial: 1, overrideSpecial: "-_.+" }),
    },
    opts,
  );
  return password.result;
}
