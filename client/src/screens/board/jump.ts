/** Which section shows a root, and how to get the eye and the caret there. */

/** The fixed sections; a compartment of its own is named by its compartment. */
export type Section = 'summary' | 'people' | 'information' | 'risk' | 'actions' | 'advice' | (string & {});

const fixed: Readonly<Record<string, Section>> = {
  discussion: 'summary',
  victim: 'summary',
  advice: 'advice',
  risk: 'risk',
};

const byPrefix: Readonly<Record<string, Section>> = { info: 'information', person: 'people', action: 'actions' };

export const sectionOf = (root: string): Section => fixed[root] ?? byPrefix[root.split(':', 1)[0] ?? ''] ?? 'summary';

const openAround = (box: Element): void => {
  const details = box.closest('details');
  if (details !== null) details.open = true;
};

/** Waits a moment, because the section may only now be drawn. */
export const focusBox = (root: string): void => {
  setTimeout(() => {
    const box = document.querySelector(`[data-box="${CSS.escape(root)}"]`);
    if (box === null) return;
    openAround(box);
    box.scrollIntoView({ block: 'center' });
    const field = box.querySelector<HTMLElement>('[data-root]');
    if (field === null) return;
    if (field.tabIndex < 0) field.tabIndex = -1;
    field.focus({ preventScroll: true });
  }, 80);
};

/** Moves to a panel of the wide board or the top of a section. */
export const focusPanel = (section: Section): void => {
  setTimeout(() => {
    const panel = document.getElementById(`section-${section}`);
    panel?.scrollIntoView({ block: 'start' });
    panel?.focus({ preventScroll: true });
  }, 80);
};

/** When a pressed button is gone with the change it made, the focus goes to the place it was about. */
export const refocus = (id: string): void => {
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById(id)?.focus({ preventScroll: true });
  }, 600);
};
