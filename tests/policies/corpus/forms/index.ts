import type { FormName, Layout } from "../case";
import { component } from "./component";
import { gateway } from "./gateway";
import { nginx } from "./nginx";
import { service } from "./service";
import { targetGroup } from "./targetGroup";

/** Makes a layout of a form, anew at each call. */
export type Forms = Readonly<Record<FormName, () => Layout>>;

let made: Promise<Forms> | undefined;

/** All forms. The component has to run first, once for all who ask. */
export const forms = (): Promise<Forms> =>
  (made ??= component().then((own) => ({ component: own, nginx, service, gateway, targetGroup })));
