/** What is done to a server under measurement, and what is noted: deliveries, their age, and the CPU they cost. */
import { LightClient } from './lightClient.mjs';

const letters = 'etaoin shrdlu cmfwyp vbgkqj xz,.';
const together = 50;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

/** When each character set out, and how old it was where it came. */
class Book {
  #pens = new Map();
  ages = [];
  delivered = 0;
  isOpen = false;
  /** Called for each character that one chosen client hears. */
  heardBy = null;
  onHeard = () => undefined;

  note(client) {
    this.#pens.set(client.id, { client, sent: [], counts: [] });
  }

  type(client, letter) {
    const pen = this.#pens.get(client.id);
    pen.sent.push(performance.now());
    pen.counts.push(this.isOpen);
    client.type(letter);
  }

  typed = (hearer, { client, from, to }, now) => {
    const pen = this.#pens.get(client);
    if (pen === undefined || pen.client === hearer) return;
    for (let clock = from; clock < to; clock++) {
      if (this.isOpen) this.delivered++;
      if (pen.counts[clock] === true) this.ages.push(now - pen.sent[clock]);
    }
    if (hearer === this.heardBy) this.onHeard(to - from);
  };
}

/** Open loop: what a late timer owes is made up for, so that a stall shows as age. */
const paced = async (perSecond, ms, act) => {
  const began = performance.now();
  for (let done = 0; ;) {
    const gone = Math.min(performance.now() - began, ms);
    for (; done < Math.floor((gone * perSecond) / 1000); done++) act(done);
    if (gone >= ms) return done;
    await pause(Math.max(1, Math.min(10, 500 / perSecond)));
  }
};

const letIn = async (server, documents, people, ears) => {
  const all = [];
  for (let n = 0; n < documents * people; n++) {
    const path = server.paths[Math.floor(n / people)];
    const headers = server.clients[n];
    all.push(() => new LightClient({ port: server.port, path, headers, speaks: server.speaks, ears }));
  }
  const clients = [];
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together).map((make) => make());
    await Promise.all(some.map(({ ready }) => ready));
    clients.push(...some);
  }
  return clients;
};

/** What the server has used while `act` ran. */
const metered = async (server, act) => {
  const before = await server.usage();
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  const after = await server.usage();
  const cpu = after.cpu - before.cpu;
  return { cpu, seconds, core: cpu / 10 / seconds, rss: after.rss / 2 ** 20 };
};

const perThousand = ({ cpu }, count) => (count === 0 ? 0 : (1000 * cpu) / count);

const typing = async (server, { documents, people, pens, perSecond, ms }) => {
  const book = new Book();
  const clients = await letIn(server, documents, people, { typed: book.typed });
  const writers = clients.filter((_, n) => n % people < pens);
  for (const writer of writers) {
    writer.takePen(server.text);
    book.note(writer);
  }
  let n = 0;
  const one = () => book.type(writers[n++ % writers.length], letters[n % letters.length]);
  await paced(perSecond, ms / 3, one);
  book.isOpen = true;
  let sent = 0;
  const used = await metered(server, async () => {
    sent = await paced(perSecond, ms, one);
    await pause(50);
  });
  const delivered = book.delivered;
  book.isOpen = false;
  const expected = sent * (people - 1);
  for (let waited = 0; waited < 100 && book.ages.length < expected; waited++) await pause(50);
  return { book, clients, writers, used, delivered, missing: expected - book.ages.length };
};

const figures = ({ book, used, delivered, missing }) => {
  const ages = book.ages.toSorted((one, other) => one - other);
  return {
    p50: percentile(ages, 0.5),
    p95: percentile(ages, 0.95),
    'CPU-ms per 1,000': perThousand(used, delivered),
    core: used.core,
    RSS: used.rss,
    missing,
  };
};

/** So many characters in flight; each that comes to the last hearer sets one more off. */
const saturate = async (server, { book, clients, writers }, ms) => {
  let [isOn, n] = [true, 0];
  const one = () => book.type(writers[n++ % writers.length], letters[n % letters.length]);
  book.heardBy = clients.at(-1);
  book.onHeard = (count) => {
    const more = isOn ? count : 0;
    for (let k = 0; k < more; k++) one();
  };
  for (let k = 0; k < 256; k++) one();
  await pause(ms / 4);
  book.delivered = 0;
  book.isOpen = true;
  const used = await metered(server, () => pause(ms));
  const { delivered } = book;
  [book.isOpen, isOn] = [false, false];
  return { 'delivered/s': delivered / used.seconds, 'CPU-ms per 1,000, full': perThousand(used, delivered) };
};

export const fanout = async (server, { people, ms }) => {
  const done = await typing(server, { documents: 1, people, pens: 8, perSecond: 60, ms });
  const noted = figures(done);
  const full = await saturate(server, done, ms);
  for (const client of done.clients) client.end();
  return { ...noted, ...full };
};

export const manyBoards = async (server, { documents, people, ms }) => {
  const done = await typing(server, { documents, people, pens: 1, perSecond: documents * 4, ms });
  for (const client of done.clients) client.end();
  return figures(done);
};

const statesIn = (bytes) => {
  let at = 1;
  const uint = () => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  uint();
  return Array.from({ length: uint() }, () => {
    const client = uint();
    uint();
    const length = uint();
    at += length;
    return { client, from: at - length, to: at };
  });
};

export const presence = async (server, { people, ms, perSecond }) => {
  let [states, isOpen] = [0, false];
  const ages = [];
  const heard = (client, bytes) => {
    const others = statesIn(bytes).filter((state) => state.client !== client.id);
    if (!isOpen) return;
    states += others.length;
    if (client !== listener) return;
    for (const { from, to } of others) {
      const sent = Number(/"field":"([\d.]+)"/.exec(bytes.latin1Slice(from, to))?.[1] ?? NaN);
      if (sent > 0) ages.push(performance.now() - sent);
    }
  };
  const clients = await letIn(server, 1, people, { presence: heard });
  const listener = clients.at(-1);
  clients.forEach((client, n) => (client.id ||= 1_000_000 + n));
  const one = (n) => clients[n % people].moveCaret(Math.floor(n / people) + 1, performance.now());
  let n = 0;
  await paced(people * perSecond, ms / 3, () => one(n++));
  isOpen = true;
  const used = await metered(server, () => paced(people * perSecond, ms, () => one(n++)));
  isOpen = false;
  for (const client of clients) client.end();
  const sorted = ages.toSorted((a, b) => a - b);
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    'CPU-ms per 1,000': perThousand(used, states),
    core: used.core,
  };
};
