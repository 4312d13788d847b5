/** How the components of a release are used: samples, calls, and what api.json knows of operations. */
import type { Compilation, CompiledSet } from '../compile.js';
import type { OperationUsage, Usage } from './extras.js';
import { coder } from './usage-code.js';
import type { Coder } from './usage-code.js';
import { commandLine } from './usage-command.js';
import { errorsOf } from './usage-errors.js';
import { factsOf } from './usage-facts.js';
import { sampler } from './usage-samples.js';
import type { Sampler } from './usage-samples.js';

/** What is made once for a schema set. */
interface Printers {
  readonly code: Coder;
  readonly samples: Sampler;
}

export function usageOf(compilation: Compilation): Usage {
  const { api } = compilation;
  const printers = new Map<CompiledSet, Printers>();
  const printersOf = (set: CompiledSet): Printers => {
    const known = printers.get(set) ?? printersFor(compilation, set);
    printers.set(set, known);
    return known;
  };

  return {
    operation: (set, operation): OperationUsage => {
      if (api === undefined) throw new Error('operations come from api.json');
      const { code, samples } = printersOf(set);
      const request = samples.request(operation);
      const response = samples.response(operation);
      return {
        facts: factsOf(api, set, operation),
        calls: [
          { title: 'TypeScript', language: 'typescript', text: code.call(operation) },
          {
            title: 'codegen call',
            language: 'console',
            text: commandLine(compilation, api, set, operation),
          },
        ],
        ...(request && { request }),
        ...(response && { response }),
        errors: errorsOf(api, set, operation),
      };
    },
    element: (set, element) => printersOf(set).samples.element(element),
    type: (set, type) => printersOf(set).samples.type(type),
  };
}

function printersFor(compilation: Compilation, set: CompiledSet): Printers {
  const code = coder(compilation, set);
  return { code, samples: sampler(set, code) };
}
