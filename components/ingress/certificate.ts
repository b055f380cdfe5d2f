import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { StopError } from "../internal/errors";

export interface CertificateArgs {
  /** All names; the first is the certificate's primary name. */
  readonly hosts: readonly string[];
  readonly zoneId: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

/** An ACM certificate, validated by records in the hosted zone; AWS renews it as long as they stay. */
export class Certificate extends pulumi.ComponentResource {
  /** ARN of the certificate, once it has been issued. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Certificate", name, {}, opts);
    const parent = { parent: this };
    const [domainName, ...others] = args.hosts;
    const certificate = new aws.acm.Certificate(
      name,
      {
        domainName,
        subjectAlternativeNames: others,
        validationMethod: "DNS",
        tags: args.tags,
      },
      parent,
    );
    const records = args.hosts.map((host) => {
      const option = certificate.domainValidationOptions.apply((options) => {
        const found = options.find((each) => each.domainName === host);
        if (!found) throw new StopError(`ACM offers no validation record for ${host}.`);
        return found;
      });
      return new aws.route53.Record(
        `${name}-${host}`,
        {
          zoneId: args.zoneId,
          name: option.resourceRecordName,
          type: option.resourceRecordType,
          records: [option.resourceRecordValue],
          ttl: 300,
          allowOverwrite: true,
        },
        // All certificates for this name in the account share the record: others may need it.
        { ...parent, retainOnDelete: true },
      );
    });
    const validation = new aws.acm.CertificateValidation(
      name,
      {
        certificateArn: certificate.arn,
        validationRecordFqdns: records.map((record) => record.fqdn),
      },
      parent,
    );
    this.arn = validation.certificateArn;
    this.registerOutputs({ arn: this.arn });
  }
}
