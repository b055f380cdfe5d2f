module.exports = {
  require: "./loader/register.cjs",
  timeout: 180000,
  // Two workers that collect their garbage late would take a gigabyte.
  "node-option": ["max-old-space-size=384"],
  // A test that skips itself where a tool is missing is a failure where `.ci/run` has installed the tools.
  forbidPending: Boolean(process.env.CI),
};
