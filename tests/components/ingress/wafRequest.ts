/** What AWS WAF's documentation says of the statements that our own rules are made of, and no more. */
export interface WafRequest {
  readonly method: string;
  /** By lower-case name. */
  readonly headers?: { readonly [name: string]: string };
}

export interface WafStatement {
  readonly andStatement?: { readonly statements: WafStatement[] };
  readonly notStatement?: { readonly statement: WafStatement };
  readonly sizeConstraintStatement?: Match & {
    readonly comparisonOperator: string;
    readonly size: number;
  };
  readonly regexMatchStatement?: Match & { readonly regexString: string };
}

interface Match {
  readonly fieldToMatch: {
    readonly method?: object;
    readonly singleHeader?: { readonly name: string };
  };
}

export function matches(statement: WafStatement, request: WafRequest): boolean {
  const { andStatement, notStatement, sizeConstraintStatement, regexMatchStatement } = statement;
  if (andStatement) return andStatement.statements.every((each) => matches(each, request));
  if (notStatement) return !matches(notStatement.statement, request);
  if (sizeConstraintStatement) {
    const { comparisonOperator, size } = sizeConstraintStatement;
    if (comparisonOperator !== "GT") throw new Error(`unknown operator ${comparisonOperator}`);
    const field = fieldOf(sizeConstraintStatement, request);
    return field !== undefined && Buffer.byteLength(field) > size;
  }
  if (regexMatchStatement) {
    const field = fieldOf(regexMatchStatement, request);
    return field !== undefined && new RegExp(regexMatchStatement.regexString).test(field);
  }
  throw new Error(`unknown statement ${Object.keys(statement).join()}`);
}

/** A statement about a component that the request does not have, is false. */
function fieldOf({ fieldToMatch }: Match, { method, headers }: WafRequest): string | undefined {
  if (fieldToMatch.method) return method;
  const name = fieldToMatch.singleHeader?.name;
  if (name === undefined) throw new Error("unknown field");
  return headers?.[name];
}
