import type { Input } from "@pulumi/pulumi";

/** Secrets and names of an existing installation. What is not given is made at random. */
export interface IdentityArgs {
  /**
   * `TENANT_NAME`: part of every index name, at least 3 characters.
   * @pattern ^[a-z0-9]{3,32}$ @allowed 3 to 32 lower-case letters and digits
   * @remedy Take the name from the indices of the existing installation: 0820.<tenant>.tracardi-…
   * @default - Tracardi's own, by version.
   */
  tenantName?: string;
  /**
   * `INSTALLATION_TOKEN`, secret, at least 16 characters. @pattern ^[\x21-\x7e]{16,}$
   * @allowed at least 16 printable ASCII characters, without space @default - 48 random characters. @secret
   */
  installationToken?: Input<string>;
  /**
   * `AUTO_PROFILE_MERGING`, secret, at least 20 characters. It salts the ids of merged profiles: never change it once
   * events were collected. @pattern ^[\x21-\x7e]{20,}$ @allowed at least 20 printable ASCII characters, without space
   * @remedy Leave it out for a new installation. One that has collected events with Tracardi's public default cannot
   * keep that. @default - 48 random characters. @secret
   */
  mergeSecret?: Input<string>;
  /**
   * Password of the first administrator, secret, at least 12 characters. Where an administrator exists already, that
   * one stays as it is and none is made, so that this is only what the outputs give back. @pattern ^[\x21-\x7e]{12,}$
   * @allowed at least 12 printable ASCII characters, without space @default - 24 random characters. @secret
   */
  adminPassword?: Input<string>;
}
