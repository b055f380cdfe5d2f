/**
 * Where the API instances may connect to, besides the search engine and Redis: what their workflows call. The GUI and
 * the installer connect to nothing outside.
 */
export interface EgressArgs {
  /**
   * HTTPS (TCP 443) to all public addresses: webhooks, mail and advertising services, AI models. With `false`, only
   * `networks` are left. Private addresses, the servers' metadata and the Kubernetes API are never among them.
   * @default true
   */
  https?: boolean;
  /** More networks, such as those of a database or a mail server that a workflow uses. @default [] */
  networks?: EgressNetworkArgs[];
}

/** One TCP port in one network that workflows may connect to. */
export interface EgressNetworkArgs {
  /**
   * IPv4 in CIDR notation. Of a network with public addresses, only these are meant: `0.0.0.0/0` is the internet,
   * without private networks. @format egressNetwork
   */
  network: string;
  /** The TCP port, such as 587 for mail. @minimum 1 @maximum 65535 @remedy Give the TCP port of the service. */
  port: number;
}
