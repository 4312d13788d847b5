/** The documents as files: processes that measure read them, and so have none of their makers. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageSchema } from '../candidates/json-schema.mjs';
import { openProgram } from '../program.mjs';

/** Writes the document and the JSON of the equal object; what goes to a process is what is left. */
export async function store(folder, { xml, ...document }) {
  const bytes = Buffer.from(xml());
  const { decode } = await openProgram(folder, document.response);
  const json = JSON.stringify(decode(bytes, 'tolerant').value, bigintAsText);
  writeFileSync(fileOf(folder, document, 'xml'), bytes);
  writeFileSync(fileOf(folder, document, 'json'), json);
  return { ...document, bytes: bytes.length, jsonBytes: Buffer.byteLength(json) };
}

/** Both texts as bytes, as they come from a socket. */
export function stored(folder, document) {
  const [xml, json] = ['xml', 'json'].map((form) => readFileSync(fileOf(folder, document, form)));
  return { xml, json };
}

/** The JSON Schema of a response's messages, made once. */
export function storeSchema(folder, response) {
  const file = schemaFile(folder, response);
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(messageSchema(response)));
}

export function storedSchema(folder, response) {
  return JSON.parse(readFileSync(schemaFile(folder, response), 'utf8'));
}

function schemaFile(folder, response) {
  return join(folder, `${response}.schema.json`);
}

function bigintAsText(_key, value) {
  return typeof value === 'bigint' ? String(value) : value;
}

function fileOf(folder, { name }, form) {
  return join(folder, `${name}.${form}`);
}
