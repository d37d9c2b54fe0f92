/** A measured process says what it has used, in all its threads, whenever its parent asks. */

export const reportUsage = () => {
  if (process.send === undefined) return;
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: (user + system) / 1000, rss: process.memoryUsage.rss() });
  });
};
