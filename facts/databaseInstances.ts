/**
 * The smallest instance type for a database of production, and the one in its place in regions that lack it for MySQL.
 *
 * Source: cfn-lint 1.58.0, its table of `DBInstanceClass` by region and engine, made of AWS's price list.
 */
export const databaseInstances = {
  usual: "db.m7g.large",
  elsewhere: "db.m6g.large",
  regionsElsewhere: ["af-south-1", "ap-east-1", "ca-west-1", "eu-south-1", "us-gov-west-1"],
} as const;

/** The instance type of a database whose arguments name none. */
export function databaseInstanceIn(region: string): string {
  const { usual, elsewhere, regionsElsewhere } = databaseInstances;
  return regionsElsewhere.some((each) => each === region) ? elsewhere : usual;
}
