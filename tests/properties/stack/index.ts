import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import { TracardiProduction } from "../../../index";
import { argumentSets } from "../argumentSets";

const config = new pulumi.Config();
const number = config.requireNumber("number");
const sets = fc.sample(argumentSets, { seed: config.requireNumber("seed"), numRuns: number + 1 });

new TracardiProduction("tracardi", sets[number]);
