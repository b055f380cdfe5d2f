// Loaded first into each process that the preview starts: should the preview end in a way that leaves it no
// time to stop them, its end of this pipe closes, and they follow.
process.stdin.on("close", () => process.exit(130));
process.stdin.resume();
process.stdin.unref();
