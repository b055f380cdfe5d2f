// Runs a policy pack in the SDK's own analyzer, as `cmd/run-policy-pack` does, but without TypeScript's compiler, which
// takes longer to load than everything else here.
const [run, program] = process.argv.slice(2);
void require(run).run({
  argv: { _: [program] },
  programStarted() {},
  reportLoggedError() {
    process.exitCode = 1;
  },
  typeScript: false,
});
