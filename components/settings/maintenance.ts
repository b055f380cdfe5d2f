import { type MaintenanceArgs, Weekday } from "../arguments";
import { withDefaults } from "./defaults";

/** When AWS may replace servers, in UTC. */
export interface MaintenanceSettings {
  /** The weekdays on which a window begins, in order. */
  readonly days: readonly Weekday[];
  readonly startHour: number;
  readonly hours: number;
}

/** From Monday to Sunday. */
export const weekdays: readonly Weekday[] = Object.values(Weekday);

export function maintenanceOf(args: MaintenanceArgs | undefined): MaintenanceSettings | undefined {
  if (args === undefined) return undefined;
  const { days = weekdays, startHourUtc: startHour, hours } = withDefaults("MaintenanceArgs", args);
  return { days: weekdays.filter((day) => days.includes(day)), startHour, hours };
}
