// The pack as the real engine starts it: from its sources, by the compiler that all else here runs by. The one that
// the engine's SDK brings checks the types at every start, which `npm run types` does.
require("../loader/register.cjs");
module.exports = require("./index.ts");
