/** Loaded before a process’s own code: its clocks and timers run so many times as fast, that a minute of it is a few seconds of a test. */
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';

const times = Number(process.env.BOARD_HURRY ?? 1);

const [began, beganSteady] = [Date.now(), performance.now()];
const [steady, later, often] = [performance.now.bind(performance), timers.setTimeout, timers.setInterval];

performance.now = () => beganSteady + (steady() - beganSteady) * times;
Date.now = () => Math.round(began + (steady() - beganSteady) * times);
timers.setTimeout = globalThis.setTimeout = (then, ms, ...rest) => later(then, ms / times, ...rest);
timers.setInterval = globalThis.setInterval = (then, ms, ...rest) => often(then, ms / times, ...rest);
syncBuiltinESMExports();
