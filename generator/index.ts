/** The library: what the command does, as functions, and the model as types. */
export { adopt } from './adopt.js';
export type { Adopted, AdoptOptions } from './adopt.js';
export { check } from './check.js';
export type { Checked, CheckOptions, Drift } from './check.js';
export { compile } from './compile.js';
export type { Compilation, CompiledSet } from './compile.js';
export { changelog, diff } from './diff/diff.js';
export type { DiffOptions } from './diff/diff.js';
export type { Allowance } from './diff/allowances.js';
export type {
  Change,
  Comparison,
  Impact,
  OperationDiff,
  Reached,
  Report,
  Side,
  SourceChange,
  Usage,
  Verdict,
  Witness,
} from './diff/model.js';
export type { RuleName } from './diff/rules.js';
export type { Site } from './docs/model.js';
export { generate } from './generate.js';
export type { Generated, GenerateOptions } from './generate.js';
export type * as ir from './ir/model.js';
export { openSchemas } from './load/workspace.js';
export type { ApiFolder, Release, Workspace } from './load/workspace.js';
export { docs } from './site/documentation.js';
export type { Documentation, DocsOptions } from './site/documentation.js';
export { createMock } from './mock/create-mock.js';
export type { Deviation } from './mock/deviation.js';
export { ForcedOutcomeError } from './mock/forced.js';
export type { ForcedOutcome } from './mock/forced.js';
export { MockError } from './mock/model.js';
export type {
  ExampleCall,
  JournalEntry,
  Mock,
  MockOptions,
  MockRequest,
  MockResponse,
  ServedOperation,
} from './mock/model.js';
export { StateError } from './mock/simulator.js';
export type {
  Outcome,
  SimulatedCall,
  Simulation,
  Simulator,
  SubFailure,
  Surroundings,
} from './mock/simulator.js';
export { newMemory } from './support/memory.js';
export type { Memory } from './support/memory.js';
export { Diagnostics } from './support/diagnostic.js';
export type { Diagnostic, Severity } from './support/diagnostic.js';
export type { SourcePoint } from './support/source.js';
