/** The words in a box, short enough to stand in one. */
import { visible } from '../support/visible.js';
import { describe, markWords, occurrenceRange, type Description } from './describe.js';
import type { Mark } from './model.js';
import { fitText, type Fitted, type Font } from './text-width.js';
import type { Shown } from './unfold.js';

export interface Caption {
  /** All of it, at length. */
  readonly about: Description;
  /** Empty for a group, which is a symbol. */
  readonly name: Fitted;
  readonly lines: readonly Line[];
  /** Below the box: how often, when more than once; else empty. */
  readonly below: Fitted;
  readonly mark: Mark['kind'] | undefined;
}

export interface Line extends Fitted {
  readonly kind: 'type' | 'facet' | Mark['kind'];
}

const NAME: Font = { size: 13, bold: true };
const LINE: Font = { size: 11, bold: false };
const MOST_NAME = 360;
const MOST_LINE = 220;
const MOST_FACETS = 4;

export function captionOf(shown: Shown): Caption {
  const about = describe(shown);
  const { type, facets, mark, name } = about;
  const lines = facetLines(facets);
  if (shown.type?.abstract === true) lines.unshift(line('type', 'abstract'));
  if (type !== undefined) lines.unshift(line('type', type));
  if (mark !== undefined) lines.push(line(mark.kind, markWords(mark)));
  return {
    about,
    name: fitText(visible(nameOf(shown, name)), MOST_NAME, NAME),
    lines,
    below: small(belowOf(shown)),
    mark: mark?.kind,
  };
}

/** What those hear who do not see the box: what is to be read in it comes first. */
export function spokenCaption({ about, name, lines }: Caption): string {
  const { occurrence, base } = about;
  let words = name.text === '' ? about.name : name.text;
  for (const { text } of lines) words += `, ${text}`;
  if (occurrence !== undefined) words += `, ${occurrence}`;
  if (base !== undefined) words += `, from ${base}`;
  return words;
}

/** As a label of what comes from it. */
export function baseCaption(name: string): Fitted {
  return small(`from ${name}`);
}

/** Some names say more than there is room for. */
function nameOf({ figure }: Shown, name: string): string {
  switch (figure.kind) {
    case 'group':
      return '';
    case 'any':
      return 'any';
    case 'anyAttribute':
      return '@any';
    case 'text':
      return 'text';
    case 'root':
    case 'element':
    case 'attributes':
    case 'attribute':
      return name;
  }
}

function belowOf({ figure }: Shown): string {
  switch (figure.kind) {
    case 'group': {
      const { kind, min, max } = figure.group;
      const range = repeats(min, max);
      return kind === 'substitution' ? `${kind} ${range}`.trim() : range;
    }
    case 'any':
      return repeats(figure.wildcard.min, figure.wildcard.max);
    case 'element':
      return repeats(figure.element.min, figure.element.max);
    case 'root':
    case 'attributes':
    case 'attribute':
    case 'anyAttribute':
    case 'text':
      return '';
  }
}

function small(text: string): Fitted {
  return fitText(visible(text), MOST_LINE, LINE);
}

function line(kind: Line['kind'], text: string): Line {
  const { text: fitted, width } = small(text);
  return { kind, text: fitted, width };
}

function facetLines(facets: readonly string[]): Line[] {
  const shown = facets.length > MOST_FACETS ? MOST_FACETS - 1 : facets.length;
  const lines = facets.slice(0, shown).map((facet) => line('facet', facet));
  if (shown < facets.length) lines.push(line('facet', `… ${facets.length - shown} more`));
  return lines;
}

function repeats(min: number, max: number | 'unbounded'): string {
  return max === 'unbounded' || max > 1 ? occurrenceRange(min, max) : '';
}
