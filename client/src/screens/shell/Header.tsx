/** The top of every page: the service, the marking, the meeting, the account, and Hide screen always in the same place. */
import { meetingTopic, type Watch } from '@board/shared/wire/bells';
import type { Me, MeetingView } from '@board/shared/policy/views';
import { Link } from 'react-router';
import { useView } from '../../live/queries';
import { PageHeader } from '../../parts';
import { AccountMenu } from './AccountMenu';
import { useDemo } from './views';

const MeetingName = ({ meeting }: { readonly meeting: NonNullable<Watch['meeting']> }) => {
  const view = useView<MeetingView>(meetingTopic(meeting), `/api/meetings/${meeting}`);
  if (view.kind !== 'seen') return null;
  return (
    <Link className="app-header__place" to={`/meetings/${meeting}`}>
      {view.view.title}
    </Link>
  );
};

interface HeaderProps {
  readonly me: Me | null;
  readonly place: Watch;
}

export const Header = ({ me, place }: HeaderProps) => (
  <PageHeader
    demo={useDemo()}
    marking="OFFICIAL-SENSITIVE"
    where={place.meeting === null ? undefined : <MeetingName meeting={place.meeting} />}
    account={me === null ? undefined : <AccountMenu me={me} />}
  />
);
