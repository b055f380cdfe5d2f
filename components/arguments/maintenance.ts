/** A day of the week, in UTC. */
export enum Weekday {
  Monday = "monday",
  Tuesday = "tuesday",
  Wednesday = "wednesday",
  Thursday = "thursday",
  Friday = "friday",
  Saturday = "saturday",
  Sunday = "sunday",
}

/**
 * When servers may be replaced because AWS has a newer image of them, about once a week. Outside the window none is.
 * What cannot wait still happens: a server that is lost, a rollout, and the end of a server's life, which EKS Auto Mode
 * sets at 21 days at the latest.
 */
export interface MaintenanceArgs {
  /**
   * The days on which a window begins.
   * @minItems 1 @uniqueItems @remedy Leave it out for every day. @default - Every day.
   */
  days?: Weekday[];
  /** The hour at which it begins, in UTC: 0 to 23. @minimum 0 @maximum 23 @remedy Give the hour in UTC. */
  startHourUtc: number;
  /**
   * How long it lasts, in hours: 1 to 24. One server at a time is replaced in about five minutes, so that each hour
   * does for twelve. @minimum 1 @maximum 24 @default 4
   */
  hours?: number;
}
