import * as pulumi from "@pulumi/pulumi";
import { nearestNode, parsePath, type Path } from "../arguments/schema";
import { TracardiArgsError } from "../internal/errors";
import { schemaProblems } from "./schemaProblems";

/**
 * The value of an argument, after validation against the schema. Plain values have been checked already; an
 * invalid value from another resource stops here, before the resource that uses it.
 */
export function validatedOutput(
  component: string,
  path: string,
  value: pulumi.Input<string>,
): pulumi.Output<string> {
  const at = parsePath(path);
  const { secret } = nearestNode(at);
  const late = pulumi.output(value);
  const checked = late.apply(async (known) => {
    const found = schemaProblems(alone(at, known ?? null)).filter((each) => each.path === path);
    if (found.length === 0) return known;
    const hidden = (await pulumi.isSecret(late)) ? { value: "[secret]" } : {};
    const shown = known === undefined ? { value: undefined } : hidden;
    throw new TracardiArgsError(component, [{ ...found[0], ...shown }]);
  });
  return secret ? pulumi.secret(checked) : checked;
}

/** Arguments that contain only this value. */
function alone([key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const inner = alone(rest, value);
  return Object.assign(typeof key === "number" ? [] : {}, { [key]: inner });
}
