/** Session tickets: made by AuthenticateUser, taken in the header, worthless after a while. */
import { BAD_TICKET } from './outcomes.js';
import type { Failure } from './outcomes.js';
import { keyOf } from './names.js';
import type { Account, Site } from './state/state.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function issueTicket(
  site: Site,
  { webExId }: Account,
  now: number,
  random: () => number,
): string {
  for (const [ticket, { expires }] of site.tickets) if (expires <= now) site.tickets.delete(ticket);
  const letters = Array.from({ length: 96 }, () => ALPHABET[Math.floor(random() * 64)]);
  const ticket = `AAUQ${letters.join('')}`;
  const expires = now + site.settings.ticketSeconds * 1000;
  site.tickets.set(ticket, { user: keyOf(webExId), expires });
  return ticket;
}

/** Who holds the ticket; `name` is the user the header names, if it names one. */
export function holderOf(
  site: Site,
  text: string,
  name: string | undefined,
  now: number,
): Account | Failure {
  // Tickets arrive with the line break that they were handed out with.
  const ticket = site.tickets.get(text.trim());
  if (ticket === undefined || ticket.expires <= now) return BAD_TICKET;
  if (name !== undefined && keyOf(name) !== ticket.user) return BAD_TICKET;
  return site.users.get(ticket.user) ?? BAD_TICKET;
}
