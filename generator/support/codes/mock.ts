/** The mock server. */
export const mockCodes = {
  MOCK951: {
    title: 'There is nothing to serve',
    cause: 'Operations come from api.json, which these schemas lack or which does not fit them.',
    fix: 'Name an API that has an api.json with --api, or write one beside its releases.',
  },
  MOCK952: {
    title: 'The state cannot be used',
    cause:
      'The file of --state cannot be read or written, is no JSON, or holds no state of this simulator.',
    fix: 'Correct or remove the file; without one the mock starts with the usual site.',
  },
  MOCK953: {
    title: 'The port cannot be used',
    cause: 'The operating system refused to listen on it, for the reason given.',
    fix: 'Choose another one with --port; 0 takes any that is free.',
  },
} as const;
