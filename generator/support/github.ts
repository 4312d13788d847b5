/** Workflow commands of GitHub Actions, which put a message beside a line of a pull request. */

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** `::error file=user.xsd,line=3::message`; properties that are undefined are left out. */
export function workflowCommand(
  level: AnnotationLevel,
  properties: Readonly<
    Partial<Record<'file' | 'line' | 'col' | 'title', string | number | undefined>>
  >,
  message: string,
): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${given.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
