/** What a screen says that it watches, as the server reads it. Apart from the bells, so that no browser carries the schema. */
import { z } from 'zod';
import { caseId, meetingId } from '../kernel/ids.js';
import type { Watch } from './bells.js';

export const watch: z.ZodType<Watch> = z.strictObject({ meeting: meetingId.nullable(), caseId: caseId.nullable() });
