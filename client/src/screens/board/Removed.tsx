/** That words were removed for good: why, by whom and when. What they were is nowhere. */
import type { RedactionView } from '@board/shared/policy/views';
import { momentWords } from '../shell/times';

export const Removed = ({ rows }: { readonly rows: readonly RedactionView[] }) => (
  <ul className="removed" aria-label="Words removed for good">
    {rows.map(({ reason, by, at }) => (
      <li key={`${at} ${reason}`}>
        [words removed] – {reason}, {by}, {momentWords(at)}
      </li>
    ))}
  </ul>
);
