import { Properties } from "../engine/wire";
import { awsFunctions } from "./awsFunctions";
import { awsType } from "./awsResources";
import { arn, awsId, globalArn } from "./awsType";
import { MARK, SimulatedPackage, Subject, digits } from "./package";

/** Amazon Web Services, simulated. */
export const aws: SimulatedPackage = {
  name: "aws",

  check({ urn, type, name, inputs }, olds): Properties {
    const [property, greatest] = awsType(type)?.autoname ?? [];
    if (property === undefined || greatest === undefined || inputs[property] !== undefined) {
      return inputs;
    }
    // A name of AWS's own making, which is known once the resource is there.
    if (inputs[`${property}Prefix`] !== undefined) return inputs;
    // As the real provider does: cut to what AWS takes, with seven digits at the end.
    const generated = `${name.slice(0, greatest - 8)}-${digits(urn, 7)}`;
    return { ...inputs, [property]: olds[property] ?? generated };
  },

  id(subject: Subject): string {
    const type = awsType(subject.type);
    const id = type?.id ?? type?.arn ?? "id";
    return typeof id === "string" ? awsId(id, subject.urn) : id(subject);
  },

  computed(subject: Subject): Properties {
    const type = awsType(subject.type);
    return {
      // As all providers made from Terraform's: the id is among the outputs too.
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

  replacedBy: (type) => awsType(type)?.replacedBy ?? [],
};

/** `arn:aws:sns:eu-west-1:123456789012:topic/alarms-0123abcd` for the topic `alarms`. */
function genericArn(subject: Subject): string {
  const [service, kind] = (subject.type.split(":")[1] ?? "").split("/");
  const make = service === "iam" ? globalArn : arn;
  return make(service, `${kind}/${subject.name}-${digits(subject.urn, 8)}`, subject.region);
}
