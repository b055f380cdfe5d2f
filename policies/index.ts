import { PolicyPack } from "@pulumi/policy";
import { policies } from "./pack";

new PolicyPack("tracardi", {
  displayName: "Tracardi in production",
  description: "Judges whether a Tracardi deployment on Kubernetes and AWS is fit for production.",
  tags: ["tracardi", "kubernetes", "aws"],
  policies,
});
