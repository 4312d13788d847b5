/** What spreadsheets do to numbers that were meant as text. */

const SCIENTIFIC = /^[+-]?[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+$/i;
const DATE =
  /^(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}|[0-9]{1,2}[- .][A-Za-z]{3}(?:[- .][0-9]{2,4})?|[A-Za-z]{3}-[0-9]{2})$/;

const ADVICE = 'format the column as text and enter it again';

/** Advice about a text that was refused; `digits` is how many were expected. */
export function adviceFor(text: string, digits: number | undefined): string | undefined {
  const cell = text.trim();
  if (SCIENTIFIC.test(cell)) return `a spreadsheet shortened a long number: ${ADVICE}`;
  if (digits === undefined) return undefined;
  if (/^[0-9]+$/.test(cell) && cell.length < digits) {
    return `a spreadsheet may have dropped zeros at the start: ${ADVICE}`;
  }
  if (/^[0-9]+[.,]0+$/.test(cell) || DATE.test(cell)) {
    return `a spreadsheet may have changed it: ${ADVICE}`;
  }
  return undefined;
}

/** What is odd about a text that is sent as it stands. */
export function oddity(text: string): string | undefined {
  if (SCIENTIFIC.test(text)) {
    return `looks like a long number that a spreadsheet shortened; it is sent as it stands`;
  }
  if (/^\s|\s$/.test(text)) return 'begins or ends with a blank, which is sent too';
  return undefined;
}
