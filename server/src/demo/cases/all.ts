/** The twelve cases, each in a file of its own. Every name, place and event is invented. */
import type { CaseKey } from '../keys.js';
import type { CaseScript } from '../script.js';
import { brindle } from './brindle.js';
import { corwin } from './corwin.js';
import { elspet } from './elspet.js';
import { ilvena } from './ilvena.js';
import { jessamy } from './jessamy.js';
import { marigold } from './marigold.js';
import { orla } from './orla.js';
import { rue } from './rue.js';
import { sabrel } from './sabrel.js';
import { saffi } from './saffi.js';
import { tessaly } from './tessaly.js';
import { wynn } from './wynn.js';

export const cases: Readonly<Record<CaseKey, CaseScript>> = {
  marigold,
  sabrel,
  ilvena,
  tessaly,
  orla,
  brindle,
  jessamy,
  corwin,
  rue,
  saffi,
  wynn,
  elspet,
};
