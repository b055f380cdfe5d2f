/**
 * Kubernetes versions in standard support on EKS, from the calendar of the EKS user guide as of November 2026.
 * Support ends for 1.34 on 2026-12-02, for 1.35 on 2027-03-27 and for 1.36 on 2027-08-02. After that, AWS
 * automatically upgrades a cluster with the upgrade policy STANDARD.
 */
export const standardSupport = ["1.35", "1.36"] as const;
