import { Properties, secret } from "../engine/wire";
import { MARK, SimulatedPackage, Subject, digits, markedDigits, text } from "./package";

/** Elastic Cloud, simulated: the package `ec`, which Pulumi generates from Elastic's Terraform provider. */
export const elasticCloud: SimulatedPackage = {
  name: "ec",
  check: ({ inputs }) => inputs,
  id: ({ urn }: Subject) => markedDigits(urn, 32),

  computed(subject: Subject): Properties {
    const id = this.id(subject);
    if (subject.type !== "ec:index/deployment:Deployment") return { id };
    const host = (kind: string) =>
      `https://${MARK}-${digits(subject.urn, 8)}.${kind}.${text(subject.inputs.region)}.invalid:9243`;
    return {
      id,
      elasticsearch: { resourceId: id, httpsEndpoint: host("es") },
      kibana: { httpsEndpoint: host("kb") },
      elasticsearchUsername: "elastic",
      elasticsearchPassword: secret(`${MARK}${digits(subject.urn, 16)}`),
    };
  },

  invoke: () => undefined,

  replacedBy: (type) =>
    type === "ec:index/deployment:Deployment" ? ["region", "encryptionKeyPath"] : ["region"],
};
