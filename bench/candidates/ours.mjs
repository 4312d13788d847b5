const OURS = ['decode', 'decode, strict', 'decode, tolerant', 'encode', 'validate'];

/** Whether a candidate is emitted code. */
export function isOurs(name) {
  return OURS.includes(name);
}
