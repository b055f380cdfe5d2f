import { createHash } from "node:crypto";

/**
 * Tokens and salts that stand in published files about Tracardi, as SHA-256 of the text in lower case: anyone can find
 * them there, and people deploy the files as they are.
 *
 * Source: values.yaml and README of Tracardi/helm and Tracardi/argocd, docker-compose.yaml of Tracardi/tracardi-api,
 * and Tracardi/documentation, at all branches.
 */
const hashes: ReadonlySet<string> = new Set([
  "626ff5d99c36598072fc33e09982b52f63fc9596d91d764490c5deb777bf0b20",
  "12e4ff1d43cb8d9b3e0fbe15f3f73fa07ddd1c0c76c918199c3c0b49ef68ff9b",
  "128423a606ed56089ff888ae5bfb1e9d0a533f547c012646ee99b32db9d5fb77",
  "b62bdfb9b66ee7fcaae7984fdf3ed79fb9ea90ee51562d3999206f01a0005c63",
  "8bf397fe84710dff89bcc3e6dc5cb21259ce47ce7ef4c263c05fadecb89b3f1e",
  "d5e7b4a164da119b25960c2fb04fb09e4606d2e7e57e8cff853ab7988612e129",
  "3dd223a11e1d4d6794e0eb61157c02854388024466f53d2417365bcf5dc994ec",
  "784290ba4b16ab1ef7fcda40f832c9e7a5da3edd6111d9e3a9694f13955c0e8f",
  "c58af766497e73dcecdfadd79d3410b90d925baf8498f6ccb812e31f924834a8",
  "65d353dc09dd10d0bedf80b9f7c16e6abfaa41a5757f69b20fe8422a839e0507",
  "614edfcaebaae5434e77190bdb4e39ff6aaac249f229136291789740f6b270e9",
  "bb201d70e736a161f267d8162e4a1c8cd829850acea39487bb6848793cda22ff",
]);

/** Whether a secret stands in one of those files, in whatever case and with whatever blanks or quotes around it. */
export function isPublishedSecret(text: string): boolean {
  const plain = text
    .trim()
    .replace(/^(["'])(.*)\1$/s, "$2")
    .trim()
    .toLowerCase();
  return hashes.has(createHash("sha256").update(plain).digest("hex"));
}
