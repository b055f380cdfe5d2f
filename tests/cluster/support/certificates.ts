import "reflect-metadata";
import { generateKeyPairSync, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const day = 24 * 3600 * 1000;

export interface Certificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

/** A certificate authority of one test run. */
export class Authority {
  private constructor(
    private readonly keys: CryptoKeyPair,
    private readonly own: x509.X509Certificate,
  ) {}

  static async create(): Promise<Authority> {
    x509.cryptoProvider.set(webcrypto as never);
    const keys = await newKeys();
    const own = await x509.X509CertificateGenerator.createSelfSigned({
      name: "CN=tests",
      keys,
      signingAlgorithm: algorithm,
      ...validity(),
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      ],
    });
    return new Authority(keys, own);
  }

  get certificate(): string {
    return this.own.toString("pem");
  }

  /**
   * For a server on loopback, and for a client: Kubernetes takes its name and groups from the subject.
   *
   * @param hosts more names that the server is asked for by
   * @param days how long it is valid; negative if it no longer is
   */
  async issue(
    name: string,
    groups: string[] = [],
    hosts: string[] = [],
    days = 1,
  ): Promise<Certificate> {
    const keys = await newKeys();
    const subject = [{ CN: [name] }, ...groups.map((group) => ({ O: [group] }))];
    const certificate = await x509.X509CertificateGenerator.create({
      subject: new x509.Name(subject).toString(),
      issuer: this.own.subject,
      publicKey: keys.publicKey,
      signingKey: this.keys.privateKey,
      signingAlgorithm: algorithm,
      ...validity(days),
      extensions: [
        new x509.ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]),
        new x509.SubjectAlternativeNameExtension([
          { type: "ip", value: "127.0.0.1" },
          ...["localhost", ...hosts].map((value) => ({ type: "dns" as const, value })),
        ]),
      ],
    });
    return { certificate: certificate.toString("pem"), key: await pem(keys.privateKey) };
  }
}

/** The key with which service account tokens are signed and checked. PEM. */
export function signingKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  // The form that the API server can also read the public key from.
  return privateKey.export({ type: "sec1", format: "pem" }).toString();
}

const newKeys = () =>
  webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]) as Promise<CryptoKeyPair>;

async function pem(key: CryptoKey): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey("pkcs8", key as never);
  return x509.PemConverter.encode(bytes, "PRIVATE KEY");
}

const validity = (days = 1) => ({
  notBefore: new Date(Date.now() - 2 * day),
  notAfter: new Date(Date.now() + days * day),
});
