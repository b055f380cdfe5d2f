import { hostsIn, inText } from "../../references/inferredReferences";
import type { SettingsReader } from "../controller";

/** The ConfigMaps that configure plain TCP: `"8080": "tracardi/gui:8080"`. */
const tcpService = /^([a-z0-9-]+)\/([a-z0-9-]+):[a-z0-9-]+(:|$)/;

/** The Service that receives all requests that match no Ingress. */
const serviceOption = /^--default-backend-service=([a-z0-9-]+)\/([a-z0-9-]+)$/;

/** Annotations that add to nginx's configuration, or make it send copies of requests elsewhere. */
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
