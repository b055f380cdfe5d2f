import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/** A minimal program with this many resources: no components, no arguments to process. */
const count = new pulumi.Config().requireNumber("count");

const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const password = new random.RandomPassword("password", { length: 20 });
const provider = new kubernetes.Provider("kubernetes", { kubeconfig: "{}" });

// The stack, the three above, and the rest in equal parts.
for (let index = 4; index < count; index++) {
  if (index % 2 === 0) {
    new aws.ec2.SecurityGroup(`group-${index}`, { vpcId: vpc.id, description: "bench" });
  } else {
    const data = { index: String(index), password: password.result };
    new kubernetes.core.v1.ConfigMap(`config-${index}`, { data }, { provider });
  }
}
