/** One environment variable of the installer; {@link installerVariables} is the table. */
export interface InstallerVariableDefinition {
  /** The default if it is unset or empty. A variable without a default must be set. */
  readonly value?: string;
  /** Belongs in a Kubernetes Secret. */
  readonly secret?: true;
}

/**
 * The environment variables of the installer Job. `settings.py` has the same table and explains each. The Job
 * also sets the API's own variables (`REDIS_HOST`, `AUTO_PROFILE_MERGING`, `TENANT_NAME`, shards and
 * partitioning …), which the installer passes to the API that it starts.
 */
export const installerVariables = {
  SEARCH_FLAVOR: {},
  ELASTIC_HOST: {},
  ELASTIC_HTTP_AUTH_USERNAME: { value: "" },
  ELASTIC_HTTP_AUTH_PASSWORD: { value: "", secret: true },
  ELASTIC_API_KEY_ID: { value: "" },
  ELASTIC_API_KEY: { value: "", secret: true },
  ELASTIC_CA_FILE: { value: "" },
  INSTALLATION_TOKEN: { secret: true },
  INSTALLER_SEARCH_USER: { value: "existing" },
  INSTALLER_SEARCH_MASTER_USERNAME: { value: "" },
  INSTALLER_SEARCH_MASTER_PASSWORD: { value: "", secret: true },
  INSTALLER_WITHOUT_SECURITY_API: { value: "fail" },
  INSTALLER_ADMIN_EMAIL: {},
  INSTALLER_ADMIN_PASSWORD: { secret: true },
  INSTALLER_WORK_FOLDER: {},
  INSTALLER_PORT: { value: "8080" },
  INSTALLER_TERMINATION_LOG: { value: "/dev/termination-log" },
  INSTALLER_SEARCH_DEADLINE: { value: "180" },
  INSTALLER_START_DEADLINE: { value: "180" },
  INSTALLER_INSTALL_DEADLINE: { value: "600" },
  INSTALLER_CHECK_DEADLINE: { value: "120" },
} as const satisfies Record<string, InstallerVariableDefinition>;

type Variables = typeof installerVariables;

/** The name of an environment variable that the installer reads. */
export type InstallerVariable = keyof Variables;

/** The names of those without a default. */
export type RequiredInstallerVariable = {
  [Name in InstallerVariable]: Variables[Name] extends { value: string } ? never : Name;
}[InstallerVariable];

/** What the Job passes to the installer: the required variables, and any of the others. */
export type InstallerEnvironment<Value = string> = Record<RequiredInstallerVariable, Value> &
  Partial<Record<InstallerVariable, Value>>;
