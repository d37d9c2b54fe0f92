/** What keys make of an editor's page: what stands in it as drawn, whose way a letter went, and whether the browser's own marks stay. */
import type { Page } from '@playwright/test';

interface Watching extends Window {
  ways?: { ours: number; browsers: number; told: number };
  mark?: Range;
}

/** Runs in the page: what is drawn, written as `wordsOf` writes a document. */
export const drawnIn = (box: Element): string => {
  const names: Readonly<Record<string, string>> = {
    P: 'paragraph',
    UL: 'bulletList',
    OL: 'orderedList',
    LI: 'listItem',
    BR: 'hardBreak',
  };
  const drawn = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node.matches('.caret, .ProseMirror-trailingBreak, .ProseMirror-separator'))
      return '';
    const within = [...node.childNodes].map(drawn).join('');
    const name = names[node.nodeName];
    return name === undefined ? within : `<${name}>${within}</${name}>`;
  };
  return `<doc>${[...box.childNodes].map(drawn).join('')}</doc>`;
};

/** Runs in the page: counts which letters the editor puts in itself, which it leaves to the browser, and how often it is told where the caret is, which lays out the page. */
export const watchWays = (): void => {
  const ways = { ours: 0, browsers: 0, told: 0 };
  (window as Watching).ways = ways;
  window.addEventListener('beforeinput', ({ defaultPrevented }) => (ways[defaultPrevented ? 'ours' : 'browsers'] += 1));
  const collapse: (this: Selection, node: Node | null, offset?: number) => void = Reflect.get(
    Selection.prototype,
    'collapse',
  );
  Selection.prototype.collapse = function (node, offset) {
    ways.told += 1;
    collapse.call(this, node, offset);
  };
};

/** Runs in the page. */
export const waysTaken = (): Watching['ways'] => (window as Watching).ways;

/** Runs in the page before its own code: the editor never hears that a letter is coming, so that all of them go the browser's way. */
export const leaveToTheBrowser = (): void =>
  window.addEventListener('beforeinput', (event) => event.stopImmediatePropagation(), true);

/** Runs in the page: a mark on a word, of the kind that a browser has on what is spelled wrong. It moves with the text, and is lost with it. */
export const markWord = (box: Element, word: string): void => {
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode as Text;
    const at = text.data.indexOf(word);
    if (at < 0) continue;
    const mark = document.createRange();
    mark.setStart(text, at);
    mark.setEnd(text, at + word.length);
    (window as Watching).mark = mark;
    return;
  }
  throw new Error(`${word} is not there`);
};

/** Runs in the page. */
export const markedWord = (): string => (window as Watching).mark?.toString() ?? '';

/** Runs in the page: the caret goes to the end, and a letter of no key, then Enter, come before the browser has told anybody. Whether the letter was left to the browser. */
export const actAtTheEndAtOnce = (box: Element): boolean => {
  getSelection()?.selectAllChildren(box.lastElementChild ?? box);
  getSelection()?.collapseToEnd();
  const range = getSelection()?.getRangeAt(0);
  const common = { bubbles: true, cancelable: true };
  const dictated = {
    ...common,
    inputType: 'insertText',
    data: 'x',
    targetRanges: range === undefined ? [] : [new StaticRange(range)],
  };
  const left = box.dispatchEvent(new InputEvent('beforeinput', dictated));
  box.dispatchEvent(new KeyboardEvent('keydown', { ...common, key: 'Enter', keyCode: 13 }));
  return left;
};

type Act = (page: Page) => Promise<void>;

const key =
  (name: string): Act =>
  ({ keyboard }) =>
    keyboard.press(name);

const words =
  (text: string): Act =>
  ({ keyboard }) =>
    keyboard.type(text);

/** As a keyboard for other scripts does it: a word is put together, and then taken. */
const composed =
  (text: string): Act =>
  async (page) => {
    const cdp = await page.context().newCDPSession(page);
    const so = { selectionStart: text.length, selectionEnd: text.length };
    await cdp.send('Input.imeSetComposition', { text, ...so });
    await cdp.send('Input.insertText', { text });
    await cdp.detach();
  };

const inSteps =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

/** What a hand does in a box, letters more than anything else. No undo: what it takes back together goes by the clock. */
export const handActs: readonly Act[] = [
  ...['a', 'the ', 'né ', 'x  ', 'sister. ', '“so” ', '🙂', '👩‍👧 x'].flatMap((text) => [words(text), words(text)]),
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Control+ArrowLeft', 'Home', 'End', 'Control+End', 'Control+Home'].map(key),
  ...['Enter', 'Shift+Enter', 'Backspace', 'Delete', 'Control+Backspace'].map(key),
  inSteps(key('Control+b'), words('bold ')),
  inSteps(key('Control+b'), words('b'), key('Control+b'), words('p')),
  inSteps(key('Shift+ArrowLeft'), key('Shift+ArrowLeft'), words('over')),
  inSteps(key('Shift+Control+ArrowLeft'), key('Control+b')),
  inSteps(key('Enter'), words('- an item')),
  inSteps(key('Home'), words('first ')),
  composed('書く'),
];
