import { say, type Message } from '../text/message';

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
const DAYS_OF_MONTH = 30.44;
const DAYS_OF_YEAR = 365.25;

/** How old something is, in the largest unit of which it has two or more. Both moments in ms; what lies ahead is of today. */
export function ageWords(then: number, now: number): Message {
  const days = Math.floor((now - then) / DAY_MS);
  if (days < 1) return say('today');
  if (days === 1) return say('1 day');
  if (days < 2 * DAYS_OF_WEEK) return say('{0} days', days);
  if (days < 2 * DAYS_OF_MONTH) return say('{0} weeks', Math.floor(days / DAYS_OF_WEEK));
  if (days < 2 * DAYS_OF_YEAR) return say('{0} months', Math.floor(days / DAYS_OF_MONTH));
  return say('{0} years', Math.floor(days / DAYS_OF_YEAR));
}
