/** People as a directory has them: a few names need a reference in XML, some are not ASCII. */
const FIRST = [
  'John',
  'Maria',
  'Wei',
  'Zoë',
  'Anna-Lena',
  'Chukwuemeka',
  "D'Arcy",
  'Ravi',
  'Yuki',
  'José',
  'Priya',
  'Thomas',
];
const LAST = [
  'Smith',
  'Müller',
  'Nguyen',
  'García López',
  'Johnson & Sons',
  'Lee',
  'Kowalski',
  'Patel',
  'Tanaka',
  "O'Neill",
  'van der Berg',
  '山田',
];
const SITES = ['example.com', 'emea.example.com', 'sales.example.org'];

export function person(random, number) {
  const firstName = random.pick(FIRST);
  const lastName = random.pick(LAST);
  const name = `${letters(firstName)}.${letters(lastName)}`.replace(/\.$/, '');
  return { firstName, lastName, email: `${name}.${number}@${random.pick(SITES)}` };
}

function letters(name) {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
