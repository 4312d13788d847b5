/** Numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (limit) => next() % limit;
  const between = (least, most) => least + below(most - least + 1);
  return {
    below,
    between,
    pick: (values) => values[below(values.length)],
    /** `MM/dd/yyyy HH:mm:ss`, as the API spells points in time. */
    date: () =>
      `${two(between(1, 12))}/${two(between(1, 28))}/${between(2009, 2024)} ` +
      `${two(below(24))}:${two(below(60))}:${two(below(60))}`,
  };
}

export function two(number) {
  return String(number).padStart(2, '0');
}
