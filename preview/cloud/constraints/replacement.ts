import { Properties } from "../../engine/wire";
import { createOnly } from "./constraints";
export function replacingPaths(type: string, olds: Properties, news: Properties): string[] { return createOnly(type); }
