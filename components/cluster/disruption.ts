import type { MaintenanceSettings } from "../settings/maintenance";
import { weekdays } from "../settings/maintenance";

/** How many servers of a pool may go at a time, why and when: an entry of a NodePool's `disruption.budgets`. */
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
 * One server at a time; and outside of the maintenance windows, none for a newer image. A budget holds while
 * its schedule says so, and the smallest that holds decides: so what is written down is not the windows but
 * the time between them.
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
    // Windows that follow each other without a break.
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
 * After which a server goes whatever the budgets say. With windows, which come once a week at least, two of
 * them pass before that, and EKS Auto Mode's own end of 21 days comes after the day that the server may take.
 */
export const lifeOfServer = (maintenance: MaintenanceSettings | undefined): string =>
  maintenance ? "480h" : "336h";
