/** Words as they may stand in a fact or a command: trimmed, one line or some paragraphs, nothing that cannot be shown. */
import { z } from 'zod';

// Control characters other than newline and tab, and the marks that turn text round so that it reads as something else.
const unwelcome = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The same text without what may not stand in any: half characters, controls, and marks that turn it round. */
export const withoutUnwelcome = (text: string): string =>
  text.toWellFormed().replace(new RegExp(unwelcome.source, 'gu'), '').replaceAll('\u{fffd}', '');

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .refine((text) => !unwelcome.test(text), 'has characters that cannot be shown')
    .refine((text) => text.isWellFormed(), 'is not well-formed text');

/** One line, at most 500 characters. */
export const line = words(500).refine((text) => !text.includes('\n'), 'must be one line');
/** Words of a fact that a redaction has taken out since: nothing. */
export const orRedacted = <T extends z.ZodType<string>>(words: T) => z.union([words, z.literal('')]);
/** Some paragraphs, at most 8,000 characters. */
export const paragraph = words(8_000);
/** A date of the calendar, YYYY-MM-DD. */
export const civilDate = z.iso.date();
