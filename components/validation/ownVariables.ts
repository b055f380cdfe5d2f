/**
 * The variables that the layout sets in any API process, with every store and every option.
 *
 * This is a fixed list because the code that sets them runs later, when arguments become resources. A test
 * compares the two.
 */
export const ownVariables: readonly string[] = [
  ...["API_DOCS", "AUTO_PROFILE_MERGING", "ELASTIC_API_KEY", "ELASTIC_API_KEY_ID"],
  ...["ELASTIC_CA_FILE", "ELASTIC_CONF_INDEX_SHARDS", "ELASTIC_HOST", "ELASTIC_HTTP_AUTH_PASSWORD"],
  ...["ELASTIC_HTTP_AUTH_USERNAME", "ELASTIC_INDEX_REPLICAS", "ELASTIC_INDEX_SHARDS"],
  ...["ELASTIC_SCHEME", "ELASTIC_VERIFY_CERTS", "ENABLE_ERRORS_ON_RESPONSE", "EXPOSE_GUI_API"],
  ...["FORWARDED_ALLOW_IPS", "GRACEFUL_TIMEOUT", "INSTALLATION_TOKEN", "KEEP_ALIVE"],
  ...["LOGGING_LEVEL", "MULTI_TENANT", "MYSQL_DATABASE", "MYSQL_HOST", "MYSQL_PASSWORD"],
  ...["MYSQL_PORT", "MYSQL_USERNAME", "PORT", "PRODUCTION", "PYTHONDONTWRITEBYTECODE"],
  ...["REDIS_HOST", "REDIS_PASSWORD", "REDIS_PORT", "SAVE_LOGS", "SERVER_LOGGING_LEVEL"],
  ...["TENANT_NAME", "TIMEOUT", "UNSET_CREDENTIALS", "WEB_CONCURRENCY"],
];
