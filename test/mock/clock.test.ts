import { expect, test } from 'vitest';
import { clockFor } from '../../generator/mock/clock.js';
import { randomFrom } from '../../generator/mock/random.js';

test('a virtual clock stands still until it is moved', async () => {
  const clock = clockFor('virtual');
  const start = clock.now();
  await new Promise((done) => setTimeout(done, 5));
  expect(clock.now()).toBe(start);
  const woken: number[] = [];
  const waits = [30, 10, 20].map((ms) => clock.wait(ms).then(() => woken.push(ms)));
  clock.advance(20);
  await Promise.all(waits.slice(1));
  expect(woken).toEqual([10, 20]);
  clock.advance(10);
  await Promise.all(waits);
  expect(clock.now()).toBe(start + 30);
});

test('any other clock is ahead once it was moved', () => {
  let time = 100;
  const given = clockFor(() => time);
  given.advance(1000);
  time = 101;
  expect(given.now()).toBe(1101);
  const real = clockFor();
  real.advance(3_600_000);
  expect(real.now() - Date.now()).toBeGreaterThan(3_590_000);
});

test('random numbers are spread, in range, and repeat for a seed', () => {
  const draw = (seed: number): readonly number[] => {
    const random = randomFrom(seed);
    return Array.from({ length: 10_000 }, () => random());
  };
  const numbers = draw(42);
  expect(draw(42)).toEqual(numbers);
  expect(draw(43)).not.toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});
