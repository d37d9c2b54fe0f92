/** Covers everything with a plain page without leaving it; what was being written stays as it was. */
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { afterShift, isThrice, noShift, type ShiftEvent } from './shiftThrice';

interface Hiding {
  readonly hidden: boolean;
  readonly hide: () => void;
}

const Context = createContext<Hiding>({ hidden: false, hide: () => undefined });

export const useHideScreen = (): Hiding => useContext(Context);

const kindOf = (event: Event): ShiftEvent['kind'] => {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Shift') return 'other';
  return event.type === 'keydown' ? 'shift down' : 'shift up';
};

const useShiftThrice = (act: () => void): void => {
  const done = useEffectEvent(act);
  useEffect(() => {
    let keys = noShift;
    const heed = (event: Event) => {
      const kind = kindOf(event);
      // releasing a letter says nothing; a held Shift repeats
      if ((event.type === 'keyup' && kind === 'other') || (event instanceof KeyboardEvent && event.repeat)) return;
      keys = afterShift(keys, { kind, at: event.timeStamp });
      if (!isThrice(keys)) return;
      keys = noShift;
      done();
    };
    const kinds = ['keydown', 'keyup', 'pointerdown'] as const;
    for (const kind of kinds) window.addEventListener(kind, heed, true);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, heed, true);
    };
  }, []);
};

/** A native modal dialog: the top layer covers drawers and menus too, and makes all beneath it inert. */
const Cover = ({ onShow }: { readonly onShow: () => void }) => {
  const box = useRef<HTMLDialogElement>(null);
  // a layout effect, because closing gives the focus back only while the dialog is still in the page
  useLayoutEffect(() => {
    const dialog = box.current;
    const title = document.title;
    document.title = 'Notes';
    dialog?.showModal();
    // not the button: somebody still typing would press it with the next space
    dialog?.querySelector('h1')?.focus();
    return () => {
      document.title = title;
      dialog?.close();
    };
  }, []);
  // showing again takes a press of the button: Esc is struck by accident
  const hold = () => box.current?.open === false && box.current.showModal();
  return (
    <dialog
      ref={box}
      className="cover"
      aria-label="Notes"
      data-react-aria-top-layer="true"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      onClose={hold}
    >
      <h1 className="govuk-heading-l" tabIndex={-1}>
        Notes
      </h1>
      <p className="govuk-body">Nothing to show.</p>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onShow}>
        Go back
      </button>
    </dialog>
  );
};

interface HideScreenProps {
  readonly children: ReactNode;
  /** Asked before showing again, with how long it was hidden; false keeps it hidden (a passkey after two minutes). */
  readonly beforeShow?: (hiddenFor: number) => Promise<boolean>;
}

/** Stands around the whole application. */
export const HideScreen = ({ children, beforeShow }: HideScreenProps) => {
  const [since, setSince] = useState<number | null>(null);
  const hide = () => setSince((before) => before ?? Date.now());
  useShiftThrice(hide);
  const show = async () => {
    if (since === null) return;
    if (beforeShow === undefined || (await beforeShow(Date.now() - since))) setSince(null);
  };
  const hiding = useMemo(() => ({ hidden: since !== null, hide }), [since]);
  return (
    <Context value={hiding}>
      {children}
      {/* in the body, for an open drawer makes everything beside itself inert */}
      {since !== null && createPortal(<Cover onShow={() => void show()} />, document.body)}
    </Context>
  );
};
