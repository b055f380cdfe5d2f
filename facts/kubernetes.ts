/**
 * Kubernetes versions in standard support on EKS, from the calendar of the EKS user guide as of November
 * 2026. 1.34 leaves it on 2026-12-02, 1.35 on 2027-03-27, 1.36 on 2027-08-02; after that AWS upgrades a
 * cluster with the upgrade policy STANDARD by itself.
 */
export const standardSupport = ["1.35", "1.36"] as const;
