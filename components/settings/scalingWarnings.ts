import type { Settings } from "./settings";

/** A server is drained and replaced in about five minutes: one at a time, a new one has to start first. */
const minutesAServer = 5;

/** What to know about instances that come and go, and servers that are replaced. */
export function scalingWarnings(settings: Settings): string[] {
  return [...unmeasured(settings), ...shortWindows(settings)];
}

function unmeasured({ publicApi, internalApi, clusters }: Settings): string[] {
  const apis = Object.entries({ publicApi, internalApi });
  return apis.flatMap(([argument, api]) => {
    const cluster = clusters.find(({ name }) => name === api?.cluster);
    if (!api?.autoscaling || !cluster?.existing) return [];
    return [
      `${argument}.maxInstances ${api.autoscaling.maxInstances}: the autoscaler asks the metrics-server of the ` +
        `existing cluster "${cluster.name}", where none is made. Without one, the number of instances stays as it is.`,
    ];
  });
}

function shortWindows({ maintenance, clusters }: Settings): string[] {
  if (!maintenance) return [];
  const available = maintenance.days.length * maintenance.hours * 60;
  const pools = clusters.flatMap(({ name, pools }) =>
    pools.map(({ maxServers }) => ({ name, minutes: maxServers * minutesAServer })),
  );
  return pools
    .filter(({ minutes }) => minutes > available)
    .map(
      ({ name, minutes }) =>
        `maintenance: to replace the servers of the cluster "${name}" one by one may take ${minutes} minutes, and ` +
        `the windows of a week last ${available}. Servers that are never reached go after 20 days, at any hour.`,
    );
}
