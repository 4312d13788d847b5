/** The one style sheet of a site. */
import { DIAGRAM_STYLE } from '../diagram/style.js';
import { COLOURS } from './style-colours.js';
import { CONTENT } from './style-content.js';
import { FRAME } from './style-frame.js';
import { MEDIA } from './style-media.js';

export const SITE_STYLE: string = [COLOURS, FRAME, CONTENT, DIAGRAM_STYLE, MEDIA]
  .join('')
  .trimStart();
