/** The client's own options (see runtime/client-types.ts), in every profile. */
export const CLIENT_OPTIONS: readonly string[] = [
  'endpoint',
  'transport',
  'login',
  'timeoutMs',
  'deadlineMs',
  'maxAttempts',
  'concurrency',
  'rateLimits',
  'maxResponseBytes',
  'observe',
  'clock',
  'random',
];
