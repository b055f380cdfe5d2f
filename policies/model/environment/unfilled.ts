import { isPublishedSecret } from "../../../facts/publishedSecrets";

/**
 * Whether a value stands for another one that something fills in before or while a pod starts: the place of a template
 * that nobody filled, an encrypted text, or a reference to a store of secrets. Nobody knows the value then.
 *
 * A placeholder that is published with Tracardi is none: whoever deploys it as it is has everybody's secret.
 */
export const isUnfilled = (text: string): boolean =>
  (isPlaceholder(text) || encrypted.test(text) || referring.test(text)) && !isPublishedSecret(text);

/** The placeholders of shells, Flux and Helm in one line; a script or a template may have them for its own purposes. */
export const isPlaceholder = (text: string): boolean =>
  !text.includes("\n") &&
  (/\$\{[^}]*\}|\{\{.*\}\}|<%.*%>|<<.*>>|%%\w+%%|\$\[\[.*\]\]|#\{[^}]*\}#?/.test(text) ||
    /^\s*(<[^<>]+>|__[A-Z][A-Z0-9_]*__|@@?[A-Z][A-Z0-9_]*@@?|\$[A-Z][A-Z0-9_]*)\s*$/.test(text));

/** SOPS, Ansible Vault, PGP, age, git-crypt, eyaml, Strongbox and KSOPS. */
const encrypted =
  /^\s*(ENC\[|\$ANSIBLE_VAULT;|-----BEGIN (PGP MESSAGE|AGE ENCRYPTED FILE)-----|\0GITCRYPT|age-encryption\.org\/|# STRONGBOX|!(vault|encrypted))/;

/** vals, Bank-Vaults, Berglas, 1Password, Argo CD's Vault plugin, ARNs of secrets, and references of clouds. */
const referring =
  /^\s*(ref\+\w+:\/\/|secretref\+|vault:(secret|kv|v1)?\/?\S+|>>vault:|berglas:\/\/|sm:\/\/|op:\/\/|akv:\/\/|gcp:secretmanager:|bws:|infisical:|doppler:|arn:aws[\w-]*:(secretsmanager|ssm):|@Microsoft\.KeyVault\(|projects\/[\w-]+\/secrets\/)/i;
