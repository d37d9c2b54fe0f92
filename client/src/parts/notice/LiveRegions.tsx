/** The page's two live regions. Mounted once, empty, before anything is said. */
import { useSyncExternalStore } from 'react';
import { lastSaid, onAnnounce, type Tone } from './announce';

const Region = ({ tone }: { readonly tone: Tone }) => {
  const { text, turn } = useSyncExternalStore(onAnnounce, () => lastSaid(tone));
  return (
    <div
      className="govuk-visually-hidden"
      role={tone === 'polite' ? 'status' : 'alert'}
      aria-live={tone}
      aria-atomic="true"
      data-live={tone}
    >
      <p key={turn}>{text}</p>
    </div>
  );
};

export const LiveRegions = () => (
  <>
    <Region tone="polite" />
    <Region tone="assertive" />
  </>
);
