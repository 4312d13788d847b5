/** Four digits, not all the same, and not counting up or down. */
export function isValidPin(pin: string): boolean {
  if (!/^\d{4}$/.test(pin)) return false;
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  return ![-1, 0, 1].some((simple) => steps.every((step) => step === simple));
}
