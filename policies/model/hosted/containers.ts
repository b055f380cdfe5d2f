import { type Value, at, fields, isAbsent, items } from "../../value";

/** A container as a pod declares it. */
interface Declared {
  readonly name?: Value;
  readonly image: Value;
  readonly command?: readonly Value[];
  /** Variables by name. */
  readonly variables?: Value;
  /** The names of variables whose values come from elsewhere. */
  readonly secrets?: readonly Value[];
}

export const container = ({ name, image, command, variables, secrets }: Declared): Value => ({
  name: isAbsent(name) ? "main" : name,
  image,
  command: command ?? [],
  env: [
    ...fields(variables).map(([key, value]): Value => ({ name: key, value })),
    ...(secrets ?? []).map((key): Value => ({ name: key, valueFrom: { elsewhere: {} } })),
  ],
});

/** Variables that are written as a list of names and values, as a map. */
export const mapped = (list: Value): Value =>
  Object.fromEntries(
    items(list).flatMap((each): [string, Value][] => {
      const name = at(each, "name");
      return typeof name === "string" ? [[name, at(each, "value")]] : [];
    }),
  );
