/** Loaded before a process’s own code: asks it to end in the moment in which it says where it is, before anybody else can. */
const say = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => {
  const said = say(text, ...rest);
  if (/^(The board is at|MONGODB_URI=)/.test(String(text))) process.kill(process.pid, 'SIGTERM');
  return said;
};
