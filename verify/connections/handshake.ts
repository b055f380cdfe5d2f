import * as tls from "node:tls";
import { type Endpoint, TIMEOUT, ConnectionError, connectionError } from "./endpoint";

export type TlsVersion = tls.SecureVersion;

export interface Handshake {
  /** Why the certificate is not trusted; absent if it is. */
  readonly untrusted?: string;
  /** When the certificate expires. */
  readonly expires: Date;
}

export interface HandshakeOptions {
  /** The only version to offer; all that Node offers by default if absent. */
  readonly version?: TlsVersion;
  readonly authorities?: string;
}

/** @throws ConnectionError if there is no connection */
export function handshake(
  { address, port }: Endpoint,
  host: string,
  { version, authorities }: HandshakeOptions,
): Promise<Handshake> {
  // OpenSSL offers outdated versions at security level 0 alone.
  const only = version && {
    minVersion: version,
    maxVersion: version,
    ciphers: "DEFAULT@SECLEVEL=0",
  };
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host: address,
      port,
      servername: host,
      ca: authorities === undefined ? undefined : [...tls.rootCertificates, authorities],
      rejectUnauthorized: false,
      timeout: TIMEOUT,
      ...only,
    });
    socket.on("timeout", () => {
      socket.destroy();
      reject(new ConnectionError("there is no answer", "ETIMEDOUT"));
    });
    socket.on("error", (error) => reject(connectionError(error)));
    socket.on("secureConnect", () => {
      const certificate = socket.getPeerCertificate();
      const reason = socket.authorizationError as Error | string | undefined;
      socket.destroy();
      resolve({
        untrusted: socket.authorized ? undefined : textOf(reason),
        expires: new Date(certificate.valid_to),
      });
    });
  });
}

const textOf = (reason: Error | string | null | undefined): string =>
  reason instanceof Error ? reason.message : (reason ?? "not trusted");
