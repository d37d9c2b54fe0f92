/** Loaded before a process’s own code: asked by a signal, it lets go of what nobody holds and says how much memory is left. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const weigh = () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`weighed ${heapUsed + external}\n`);
};

if (isMainThread) process.on('SIGUSR2', () => void setImmediate(weigh));
