import { weekdays } from "../settings/maintenance";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";

export function checkMaintenance(check: Checker, value: unknown): void {
  const maintenance = check.optionalObject("maintenance", value, {
    keys: knownKeys.maintenance,
    remedy: "Give { startHourUtc } for a window on every day.",
  });
  if (!maintenance) return;
  const { days, startHourUtc, hours } = maintenance;
  if (days !== undefined) {
    const remedy = "Leave it out for every day.";
    const list = check.list("maintenance.days", days, remedy);
    if (Array.isArray(days) && days.length === 0) {
      check.add("maintenance.days", days, "at least one day", remedy);
    }
    list.forEach((day, index) =>
      check.required(`maintenance.days[${index}]`, day, weekdays, remedy),
    );
    check.different("maintenance.days", list);
  }
  if (startHourUtc === undefined) {
    const allowed = "a whole number from 0 to 23";
    check.add("maintenance.startHourUtc", undefined, allowed, "Give the hour in UTC.");
  }
  check.wholeNumber("maintenance.startHourUtc", startHourUtc, 0, 23, "Give the hour in UTC.");
  check.wholeNumber("maintenance.hours", hours, 1, 24, "Without a window any time will do.");
}
