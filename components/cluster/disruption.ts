import type { MaintenanceSettings } from "../settings/maintenance";
import { weekdays } from "../settings/maintenance";

/**
 * How many servers of a pool may be disrupted at a time, why and when: an entry of a NodePool's
 * `disruption.budgets`.
 */
export interface DisruptionBudget {
  readonly nodes: string;
  readonly reasons?: readonly string[];
  /** Cron, in UTC. */
  readonly schedule?: string;
  readonly duration?: string;
}

const hoursOfDay = 24;
const hoursOfWeek = 7 * hoursOfDay;

/**
 * One server at a time, and none for a newer image outside the maintenance windows. A budget applies while its
 * schedule is active, and the smallest active budget wins. So the budgets describe the time between the
 * windows, not the windows.
 *
 * Source: Karpenter's documentation, "Disruption".
 */
export function disruptionBudgets(
  maintenance: MaintenanceSettings | undefined,
): DisruptionBudget[] {
  return [{ nodes: "1" }, ...(maintenance ? closedTimes(maintenance) : [])];
}

function closedTimes({ days, startHour, hours }: MaintenanceSettings): DisruptionBudget[] {
  const starts = days.map((day) => weekdays.indexOf(day) * hoursOfDay + startHour);
  return starts.flatMap((start, index) => {
    const next = starts[index + 1] ?? starts[0] + hoursOfWeek;
    const end = start + hours;
    // Consecutive windows without a gap.
    if (next <= end) return [];
    const day = weekdays[Math.floor(end / hoursOfDay) % weekdays.length];
    return [
      {
        nodes: "0",
        reasons: ["Drifted"],
        schedule: `0 ${end % hoursOfDay} * * ${day.slice(0, 3)}`,
        duration: `${next - end}h`,
      },
    ];
  });
}

/**
 * After this time a server is replaced regardless of the budgets. At least two maintenance windows come first,
 * because they recur at least weekly. The replacement may take a day, which still ends before EKS Auto Mode's own
 * limit of 21 days.
 */
export const lifeOfServer = (maintenance: MaintenanceSettings | undefined): string =>
  maintenance ? "480h" : "336h";
