import { Properties } from "../engine/wire";
import { deletionProblems } from "./account/deletion";
import { takenNames } from "./account/names";
import { networkProblems } from "./account/networks";
import { danglingReferences } from "./account/references";
import { awsFunctions } from "./awsFunctions";
import { awsType } from "./awsResources";
import { arn, awsId, globalArn } from "./awsType";
import { checked } from "./constraints/check";
import { replacingPaths } from "./constraints/replacement";
import { MARK, SimulatedPackage, Subject, digits } from "./package";
import { ruleProblems } from "./rules";

/** Amazon Web Services, simulated. */
export const aws: SimulatedPackage = {
  name: "aws",

  check({ urn, type, name, inputs }, olds, account): Properties {
    const [property, greatest] = awsType(type)?.autoname ?? [];
    if (property === undefined || greatest === undefined || inputs[property] !== undefined) {
      return inputs;
    }
    // AWS makes this name, so it is known only after creation.
    if (inputs[`${property}Prefix`] !== undefined) return inputs;
    const taken = account.ofType(type).map((each) => each.inputs[property]);
    const generated = generatedNames(urn, name, greatest);
    const fresh = generated.find((each) => !taken.includes(each)) ?? generated[0];
    return { ...inputs, [property]: olds[property] ?? fresh };
  },

  problems: ({ type, inputs }) => checked(type, inputs),

  conflicts: (thing, account) => [
    ...ruleProblems(thing, account),
    ...networkProblems(thing, account),
    ...takenNames(thing, account),
    ...danglingReferences(thing, account),
  ],

  ties: deletionProblems,

  goesFirst({ urn, type, name, inputs }): boolean {
    const [property, greatest] = awsType(type)?.autoname ?? [];
    const given = property === undefined ? undefined : inputs[property];
    if (given === undefined || greatest === undefined) return false;
    return !generatedNames(urn.split("#")[0] ?? "", name, greatest).includes(String(given));
  },

  id(subject: Subject): string {
    const type = awsType(subject.type);
    const id = type?.id ?? type?.arn ?? "id";
    return typeof id === "string" ? awsId(id, subject.urn) : id(subject);
  },

  computed(subject: Subject): Properties {
    const type = awsType(subject.type);
    return {
      // Like all bridged Terraform providers, this one repeats the id among the outputs.
      id: this.id(subject),
      arn: type?.arn?.(subject) ?? genericArn(subject),
      region: subject.region,
      ...type?.computed?.(subject),
    };
  },

  invoke(token, args, region) {
    const answer = awsFunctions[token]?.(args, region);
    return answer && { id: MARK, ...args, ...answer };
  },

  replacedBy: replacingPaths,
};

/**
 * Like the real provider's: cut to the length that AWS allows, with seven digits at the end; other digits if a name is
 * taken.
 */
function generatedNames(urn: string, name: string, greatest: number): string[] {
  const seeds = [urn, ...[1, 2, 3, 4].map((each) => `${urn}#${each}`)];
  return seeds.map((seed) => `${name.slice(0, greatest - 8)}-${digits(seed, 7)}`);
}

/** `arn:aws:sns:eu-west-1:123456789012:topic/alarms-0123abcd` for the topic `alarms`. */
function genericArn(subject: Subject): string {
  const [service, kind] = (subject.type.split(":")[1] ?? "").split("/");
  const make = service === "iam" ? globalArn : arn;
  return make(service, `${kind}/${subject.name}-${digits(subject.urn, 8)}`, subject.region);
}
