/** Says who else is in a box; it stays when their caret vanishes on blur. */
import { usePresence } from '../../docs/hooks';

const inWords = (names: readonly string[]): string => {
  if (names.length === 1) return `${names[0]} is here`;
  return names.length === 2 ? `${names.join(' and ')} are here` : `${names[0]} and ${names.length - 1} others are here`;
};

export const HereMark = ({ docKey, root }: { readonly docKey: string; readonly root: string }) => {
  const here = usePresence(docKey).filter((other) => other.field === root);
  // one person in two tabs is one person
  const names = [...new Map(here.map((other) => [other.userId, `${other.name} (${other.agency})`])).values()];
  return <span className="prose-box__here">{names.length === 0 ? '' : inWords(names)}</span>;
};
