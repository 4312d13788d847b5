/** The figures that the README quotes: those that the project set itself targets for. */
import { amount, times, verdict } from './format.mjs';
import { asked, table } from './tables.mjs';

/** Of comparisons: the section, its base, and the titles of the cases. */
const COMPARED = [
  ['decode', 'decode and judge 100 rows, against `JSON.parse`', 'users, 100 rows'],
  ['decode', 'the same with 10,000 rows', 'users, 10,000 rows'],
  ['encode', 'judge and encode 100 rows, against `JSON.stringify`', 'users, 100 rows'],
  ['encode', 'the same with 10,000 rows', 'users, 10,000 rows'],
  ['validate', '`validate` 100 rows, against ajv', 'users, 100 rows, valid'],
];

/** Of the others: the section and what the figure is called there begins with. */
const NAMED = [
  ['memory', 'decode, tolerant: kept', 'kept by one row of each of 20 documents of 6.7 MB'],
  ['generation', 'WebEx 10.0, cold: wall', 'whole WebEx 10.0, cold: wall'],
  ['generation', 'WebEx 10.0, cold: peak', 'whole WebEx 10.0, cold: peak memory'],
  ['generation', 'watch', 'watch, one file changed'],
  ['generation', 'diff of WebEx 5.8', 'diff of WebEx 5.8 and 10.0, with witnesses: wall'],
  ['generation', 'diff of WebEx 10.0', 'diff of WebEx 10.0 and itself: wall'],
  ['bundles', 'bundle of user.SetUser', 'a bundle with user.SetUser, gzipped'],
];

export function highlights(sections) {
  const rows = [
    ...COMPARED.map(([section, label, title]) => compared(sections[section], label, title)),
    slowestLead(sections.decode),
    ...NAMED.map(([section, start, label]) => named(sections[section], start, label)),
  ];
  return table(['figure', 'target', 'measured', ''], rows).join('\n');
}

function compared({ cases }, label, title) {
  const { verdicts } = cases.find((one) => one.title === title);
  const limits = verdicts.filter(({ most }) => most !== undefined);
  return [label, `<= ${limits[0].most}x`, range(limits.map(({ value }) => value)), worst(limits)];
}

/** Of all documents. */
function slowestLead({ cases }) {
  const leads = cases.flatMap(({ verdicts }) => verdicts.filter(({ than }) => than !== undefined));
  const [{ least, than }] = leads;
  const values = leads.map(({ value }) => value);
  return [`decode, times as fast as ${than}`, `>= ${least}x`, range(values), worst(leads)];
}

function worst(limits) {
  return limits.map(verdict).toSorted().at(-1);
}

function range(values) {
  const ends = [Math.min(...values), Math.max(...values)].map(times);
  return [...new Set(ends)].join(' to ');
}

function named({ figures }, start, label) {
  const figure = figures.find(({ what }) => what.startsWith(start));
  const { value, unit } = figure;
  return [label, asked(figure, unit), amount(value, unit), verdict(figure)];
}
