/**
 * Load balancers of aws.lb with TargetGroupBindings: the stack of `production()` in tests/helpers/layouts.ts, without
 * its installer.
 *
 * Two clusters, `edge` for the public API and `core` for the rest. In front of each of the apps `public`,
 * `internal` and `gui` are the resources of `addFront` in tests/helpers/front.ts: `public-lb`,
 * `public-https`, `public-rule`, `public-service` and so on.
 */
import { production } from "../../../helpers/layouts";
import type { Layout } from "../case";
import { layoutOf, usualNames } from "../layout";

export const targetGroup = (): Layout =>
  layoutOf({ form: "targetGroup", stack: production().remove("installer"), names: usualNames });
