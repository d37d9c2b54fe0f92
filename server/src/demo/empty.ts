/** Whether a store was ever lived in. Knows nothing of what a demonstration would put there. */
import type { Log } from '../ports/log.js';

/** True for a store in which no house has ever been opened. */
export const isEmpty = async (log: Log): Promise<boolean> => (await log.head('directory')).seq === 0;
