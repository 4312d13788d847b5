/** Types of store.mjs, which the tests import too. */
import type { BenchDocument } from './documents.mjs';

export type StoredDocument = Omit<BenchDocument, 'xml'> & { readonly bytes: number };

export declare function store(folder: string, document: BenchDocument): Promise<StoredDocument>;
export declare function storeSchema(folder: string, response: string): void;
