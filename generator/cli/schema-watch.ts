/** Tells when schemas change. */
import { watch as watchFolder } from 'node:fs';
import { namedFolder } from './schemas.js';

/** Editors write a file in several steps; what follows this soon belongs together. */
export const QUIET_MS = 15;

/** Calls back after each change of a schema or a configuration; what is returned ends it. */
export function watchSchemas(schemas: readonly string[], changed: () => void): () => void {
  const folders = new Set(schemas.map((path) => namedFolder([path])));
  let timer: NodeJS.Timeout | undefined;
  const watchers = [...folders].map((folder) =>
    watchFolder(folder, { recursive: true }, (_event, file) => {
      if (file !== null && !/\.(xsd|json)$/i.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, QUIET_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
