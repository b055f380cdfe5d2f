// JavaScript, as the package's types are of another version of the AWS provider than ours.
// eslint-disable-next-line no-undef, @typescript-eslint/no-require-imports
const { AwsGuard } = require("@pulumi/awsguard");

new AwsGuard({ all: "mandatory" });
