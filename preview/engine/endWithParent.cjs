// Loaded first into each process that the preview starts. If the preview ends without time to stop them, its end of
// this pipe closes and they exit too.
process.stdin.on("close", () => process.exit(130));
process.stdin.resume();
process.stdin.unref();
