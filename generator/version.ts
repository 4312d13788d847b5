import packageFile from '../package.json' with { type: 'json' };

/** The tool's version, as manifests and the headers of emitted files carry it. */
export const version: string = packageFile.version;
