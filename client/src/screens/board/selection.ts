/** The words a person has selected within one box, or nothing. */
export const selectedIn = (root: string): string => {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed) return '';
  const box = document.querySelector(`[data-box="${CSS.escape(root)}"]`);
  const inside = box !== null && box.contains(selection.anchorNode) && box.contains(selection.focusNode);
  return inside ? selection.toString().trim() : '';
};

/** Lines worth choosing from: without the marks of a list, and without empty ones. */
export const linesOf = (words: string): readonly string[] =>
  words
    .split('\n')
    .map((line) => line.replace(/^[\s-]+/, '').trim())
    .filter((line) => line !== '');
