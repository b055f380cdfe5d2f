/** Limits of one property. For a list of strings, they apply to each element, except for `items`. */
export interface Limits {
  pattern?: string;
  /** The minimum and maximum number of characters. */
  length?: number[];
  /** The minimum and maximum of the number. */
  range?: number[];
  /** The minimum and maximum number of elements. */
  items?: number[];
  /** The allowed values, separated by spaces. */
  oneOf?: string;
  /** The format of the string, such as `AWS::EC2::VPC.Id` or `ipv4-network`. */
  is?: string;
  /** The pattern in words. */
  says?: string;
}
