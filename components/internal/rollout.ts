/** The port of every container and Service: above 1024, so that no process needs a right to open it. */
export const containerPort = 8080;

/** Seconds for which a pod survives the loss of its server before another takes its place; Kubernetes' own default is 300. */
export const serverLossToleration = 15;

/**
 * How long the steps of an instance's life take, in seconds, each longer than the one that it has to
 * outlast: the load balancer hears of the end and stops sending, requests under way finish, and only
 * then the process may be killed. Likewise the server keeps idle connections longer than the load
 * balancer, which otherwise would use one that is being closed.
 */
export interface Timing {
  /** The longest that a request may take. */
  readonly request: number;
  /** Idle time after which the load balancer closes a connection. */
  readonly idle: number;
  /** Idle time after which the server closes a connection. */
  readonly keepAlive: number;
  /** The pause between the end of an instance and the signal to its process. */
  readonly preStop: number;
  /** For how long the load balancer lets requests to a leaving instance finish. */
  readonly deregistration: number;
  /** For how long the process lets its requests finish after the signal. */
  readonly drain: number;
  /** After which the process is killed. */
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
 * How long a rollout may take, in seconds. Instances with a server of their own come one after another:
 * each waits for a server (2 minutes), its image, its first health checks and the end of its predecessor.
 */
export function rolloutDeadline(instances: number): number {
  return 300 + 240 * instances;
}
