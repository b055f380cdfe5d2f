import { PolicyPack } from "@pulumi/policy";

const policy = { description: "Does nothing.", enforcementLevel: "advisory" } as const;

new PolicyPack("empty", {
  policies: [
    { ...policy, name: "resource", validateResource: () => undefined },
    { ...policy, name: "stack", validateStack: () => undefined },
  ],
});
