import type { Input } from "@pulumi/pulumi";

/** Secrets and names of an existing installation. What is not given is made at random. */
export interface IdentityArgs {
  /** `TENANT_NAME`: part of every index name, at least 3 characters. @default - Tracardi's own, by version. */
  tenantName?: string;

  /** `INSTALLATION_TOKEN`, secret, at least 16 characters. @default - 48 random characters. */
  installationToken?: Input<string>;

  /**
   * `AUTO_PROFILE_MERGING`, secret, at least 20 characters. It salts the ids of merged profiles: never
   * change it once events were collected. @default - 48 random characters.
   */
  mergeSecret?: Input<string>;

  /** Password of the first administrator, secret, at least 12 characters. @default - 24 random characters. */
  adminPassword?: Input<string>;
}

/** Where the container images come from. */
export interface ImagesArgs {
  /**
   * Registry and path in front of `tracardi/tracardi-api`: a mirror or a pull-through cache, such as
   * `111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub`. Docker Hub limits what the servers behind
   * one NAT address may pull.
   *
   * @default "docker.io"
   */
  registry?: string;
}
