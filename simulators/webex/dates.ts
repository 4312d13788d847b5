/** Dates as the API writes them, MM/dd/yyyy HH:mm:ss, here always in GMT. */
export function formatDate(milliseconds: number): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}

/** Milliseconds since 1970; undefined for what is no date. Documents have shorter forms too. */
export function parseDate(text: string | undefined): number | undefined {
  const pattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: +(\d{1,2}):(\d{1,2}):(\d{1,2}))?$/;
  const parts = pattern.exec(text?.trim() ?? '')?.slice(1);
  if (parts === undefined) return undefined;
  const [month = 1, day = 1, year = 1970, hour, minute, second] = parts.map((part) =>
    Number(part ?? 0),
  );
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Whether a moment lies in a span that may be open at either end. */
export function isWithin(
  moment: number,
  from: string | undefined,
  to: string | undefined,
): boolean {
  const [start, end] = [parseDate(from), parseDate(to)];
  return (start === undefined || moment >= start) && (end === undefined || moment <= end);
}
