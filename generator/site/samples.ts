/** Documents and programs to copy from. */
import type { Sample } from '../docs/model.js';
import { lines, markup, NOTHING, type Html } from '../support/html-markup.js';
import { visibleLines } from '../support/visible.js';
import { colouredXml } from './coloured-xml.js';

/**
 * One below the other, until the script makes tabs of them. `of` tells them from others of the page,
 * `heading` is one below that of the section.
 */
export function sampleTabs(samples: readonly Sample[], of: string, heading: 'h3' | 'h4'): Html {
  const [only, ...others] = samples;
  if (only === undefined) return NOTHING;
  if (others.length === 0) return sampleText(only, of);
  const sections = samples.map(
    (sample) => markup`<section data-tab="${sample.title}">
<${heading}>${sample.title}</${heading}>
${sampleText(sample, of)}
</section>`,
  );
  return markup`<div class="tabs">
${sections}
</div>`;
}

/** The button copies the text that stands beside it. */
function sampleText({ title, language, text }: Sample, of: string): Html {
  const code = language === 'xml' ? colouredXml(text) : lines(visibleLines(text));
  return markup`<div class="sample"><button class="copy" type="button" aria-label="Copy ${title} of ${of}" hidden>Copy</button>
<pre class="${language}" tabindex="0" role="region" aria-label="${title} of ${of}"><code>${code}</code></pre></div>`;
}
