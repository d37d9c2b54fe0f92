/** Words as they may stand in a fact or a command: trimmed, one line or some paragraphs, nothing that cannot be shown. */
import { z } from 'zod';
import { hasUnwelcome, longestLine, longestParagraph } from './plainText.js';

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .refine((text) => !hasUnwelcome(text), 'has characters that cannot be shown')
    .refine((text) => text.isWellFormed(), 'is not well-formed text');

/** One line, at most 500 characters. */
export const line = words(longestLine).refine((text) => !text.includes('\n'), 'must be one line');
/** Words of a fact that a redaction has taken out since: nothing. */
export const orRedacted = <T extends z.ZodType<string>>(words: T) => z.union([words, z.literal('')]);
/** Some paragraphs, at most 8,000 characters. */
export const paragraph = words(longestParagraph);
/** A date of the calendar, YYYY-MM-DD. */
export const civilDate = z.iso.date();
