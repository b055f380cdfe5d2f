// A policy pack in the SDK's own analyzer, as `cmd/run-policy-pack` starts it, but without TypeScript's compiler:
// that takes longer to load than all else here.
const [run, program] = process.argv.slice(2);
void require(run).run({
  argv: { _: [program] },
  programStarted() {},
  reportLoggedError() {
    process.exitCode = 1;
  },
  typeScript: false,
});
