import type { Input } from "@pulumi/pulumi";

/** Secrets and names of an existing installation. What is not given is made at random. */
export interface IdentityArgs {
  /** `TENANT_NAME`: part of every index name, at least 3 characters. @default - Tracardi's own, by version. */
  tenantName?: string;

  /**
   * `INSTALLATION_TOKEN`, secret, at least 16 characters.
   *
   * @default - 48 random characters.
   * @secret
   */
  installationToken?: Input<string>;

  /**
   * `AUTO_PROFILE_MERGING`, secret, at least 20 characters. It salts the ids of merged profiles: never
   * change it once events were collected.
   *
   * @default - 48 random characters.
   * @secret
   */
  mergeSecret?: Input<string>;

  /**
   * Password of the first administrator, secret, at least 12 characters. Where an administrator exists already,
   * that one stays as it is and none is made, so that this is only what the outputs give back.
   *
   * @default - 24 random characters.
   * @secret
   */
  adminPassword?: Input<string>;
}
