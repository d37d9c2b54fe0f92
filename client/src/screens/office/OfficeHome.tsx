/** What the holder of an office sees in place of meetings: no case, and only what the office is for. */
import type { Office } from '@board/shared/model/codes';
import type { ReactNode } from 'react';
import { Administration } from './Administration';
import { Aggregates } from './Aggregates';
import { Audit } from './Audit';

const screens: Readonly<Record<Office, ReactNode>> = {
  administrator: <Administration />,
  auditor: <Audit />,
  'steering group': <Aggregates />,
};

const OfficeHome = ({ office }: { readonly office: Office }) => screens[office];

export default OfficeHome;
