/**
 * The minimum numbers of instances from Tracardi's production documentation.
 *
 * Source: Tracardi's page "Production installation".
 */
export const productionMinimums = {
  publicApiInstances: 3,
  apiInstances: 5,
  guiInstances: 2,
  searchDataNodes: 3,
} as const;

/**
 * The smallest installation that the questions and answers on the same page allow: one API group of two
 * instances, and the GUI on the user's own machine.
 */
export const minimalMinimums = {
  publicApiInstances: 2,
  apiInstances: 2,
  guiInstances: 0,
  searchDataNodes: 3,
} as const;

/**
 * Memory of one API worker process and of the gunicorn master, in MiB.
 *
 * Measured with the real 0.8.2.1 process: 172 MiB after start, 182 MiB after 1,400 tracked events,
 * 250 MiB at most while an administrator browses every screen; the master 32 MiB. The Helm chart's
 * 250 MiB for a container of two workers is too little.
 */
export const workerMemory = { requestMiB: 200, limitMiB: 384, masterMiB: 32 } as const;
