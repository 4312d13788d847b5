/** Small parts of pages. */
import { expect, test } from 'vitest';
import { breakable } from '../../generator/site/words.js';

test.each([
  ['serv:message', 'serv:message'],
  ['use:personalMeetingRoomType', 'use:<wbr>personal<wbr>Meeting<wbr>Room<wbr>Type'],
  ['http://shop.example/2026/a', 'http://<wbr>shop.<wbr>example/<wbr>2026/<wbr>a'],
  ['<PersonalMeetingRoom$host>', '&lt;Personal<wbr>Meeting<wbr>Room$<wbr>host&gt;'],
])('%s may be broken between its words', (name, html) => {
  expect(breakable(name).html).toBe(html);
});
