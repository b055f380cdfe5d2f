/** The port of every container and Service: above 1024, so processes need no privileges to bind it. */
export const containerPort = 8080;

/** Seconds before Kubernetes replaces a pod on a lost server; Kubernetes' own default is 300. */
export const serverLossToleration = 15;

/**
 * How long the steps of an instance's life take, in seconds. Each has to outlast another: the load balancer
 * stops sending first, then running requests finish, and only then may the process be killed. The server also
 * keeps idle connections longer than the load balancer, which otherwise could reuse one that is just closing.
 */
export interface Timing {
  /** The maximum duration of a request. */
  readonly request: number;
  /** Idle time after which the load balancer closes a connection. */
  readonly idle: number;
  /** Idle time after which the server closes a connection. */
  readonly keepAlive: number;
  /** The pause between the end of an instance and the signal to its process. */
  readonly preStop: number;
  /** How long the load balancer lets requests to a deregistered instance finish. */
  readonly deregistration: number;
  /** How long the process lets its requests finish after the signal. */
  readonly drain: number;
  /** Time after which the process is killed. */
  readonly gracePeriod: number;
}

export function timingFor(requestTimeout: number): Timing {
  const preStop = 20;
  const drain = Math.max(50, requestTimeout);
  const idle = Math.max(60, requestTimeout + 10);
  return {
    request: requestTimeout,
    idle,
    keepAlive: idle + 15,
    preStop,
    deregistration: Math.max(30, requestTimeout),
    drain,
    gracePeriod: preStop + drain + 5,
  };
}

/**
 * The maximum duration of a rollout, in seconds. Instances with their own server are replaced one at a time:
 * each waits for a server (2 minutes), its image, its first health checks and the end of its predecessor.
 */
export function rolloutDeadline(instances: number): number {
  return 300 + 240 * instances;
}
