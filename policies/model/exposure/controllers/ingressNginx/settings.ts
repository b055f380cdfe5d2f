import { hostsIn, inText } from "../../references/inferredReferences";
import type { SettingsReader } from "../controller";

/** Its ConfigMaps for plain TCP: `"8080": "tracardi/gui:8080"`. */
const tcpService = /^([a-z0-9-]+)\/([a-z0-9-]+):[a-z0-9-]+(:|$)/;

/** The Service that all goes to that no Ingress is for. */
const serviceOption = /^--default-backend-service=([a-z0-9-]+)\/([a-z0-9-]+)$/;

/** What Ingresses write into nginx's configuration, or have it send copies of requests to. */
const written = /(snippets?|mirror-target)$/;

export const nginxSettings: SettingsReader = {
  entry: (key, text) => (/^\d+$/.test(key) ? named(tcpService, text) : []),
  word: (word) => named(serviceOption, word),
  annotation: (key, text) => (written.test(key) ? [...inText(text), ...hostsIn(text)] : []),
};

function named(pattern: RegExp, text: string) {
  const [, namespace, name] = pattern.exec(text) ?? [];
  return name === undefined ? [] : [{ name, namespace }];
}
