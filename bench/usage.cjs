'use strict';
/** Preloaded: prints what the process used as its last line on stderr, in a form for programs. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
  process.stderr.write(`\n${JSON.stringify(usage)}\n`);
});
