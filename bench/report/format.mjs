/** Figures as people read them, always with the same digits. */

export function duration(micros) {
  if (micros < 1) return `${digits(micros * 1000)} ns`;
  return micros < 1000 ? `${digits(micros)} µs` : `${digits(micros / 1000)} ms`;
}

export function times(ratio) {
  return `${digits(ratio)}x`;
}

export function amount(value, unit) {
  if (unit === 'x') return times(value);
  return `${digits(value)} ${unit}`;
}

/** Three of them, but at most two behind the point. */
function digits(value) {
  const size = Math.abs(value);
  const text = value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
  return text === '-0.00' ? '0.00' : text;
}

/** Of a value with limits; nothing when there are none. */
export function verdict({ value, below = Infinity, most = Infinity, least = -Infinity }) {
  if (below === Infinity && most === Infinity && least === -Infinity) return '';
  return value < below && value <= most && value >= least ? 'met' : 'missed';
}
