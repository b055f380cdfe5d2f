"use strict";
// In a clone the sources are TypeScript, and the loader compiles them; in the npm package it finds nothing to do.
require("../loader/register.cjs");

// A function: the SDK looks in anything else for components, and would infer their schema.
module.exports = () => require("./provider").serve();
