/** An agency, or somebody from it, as a token: letters, shape and colour; hollow when it is missing. */
import { classes } from '../text/classes';
import { colourIndex, shapeOf } from './shapes';

interface AgencyTokenProps {
  /** Two to four letters. */
  readonly short: string;
  /** 0 to 7, the same for everybody. */
  readonly colour: number;
  /** Read in place of the picture: "Housing, Sam Lee". */
  readonly name: string;
  /** Missing: absence is information too. */
  readonly hollow?: boolean;
  /** Connected a moment ago, not now. */
  readonly away?: boolean;
  /** What it says after the name, such as "information given". */
  readonly status?: string;
  /** Shows the name beside the token. */
  readonly showName?: boolean;
}

const said = ({ name, hollow, away, status }: AgencyTokenProps): string =>
  [name, hollow === true && status === undefined && 'absent', away === true && 'not connected', status]
    .filter(Boolean)
    .join(', ');

export const AgencyToken = (props: AgencyTokenProps) => {
  const { short, colour, name, hollow = false, away = false, showName = false } = props;
  const look = classes('token', `presence-${colourIndex(colour)}`, hollow && 'token--hollow', away && 'token--away');
  return (
    <span className={look} title={showName ? undefined : said(props)}>
      <svg className="token__picture" viewBox="0 0 44 32" role="img" aria-label={said(props)}>
        <path className="token__shape" d={shapeOf(colour)} />
        <text className={classes('token__letters', short.length > 3 && 'token__letters--long')} x="22" y="20.5">
          {short.slice(0, 4)}
        </text>
      </svg>
      {showName && <span aria-hidden="true">{name}</span>}
    </span>
  );
};

/** The same to press: goes where that person is. */
export const TokenButton = ({ onPress, ...token }: AgencyTokenProps & { readonly onPress: () => void }) => (
  <button type="button" className="token-button" onClick={onPress}>
    <AgencyToken {...token} />
  </button>
);

/** Tokens in a row, as a list. */
export const TokenRow = ({
  label,
  tokens,
}: {
  readonly label: string;
  readonly tokens: readonly (AgencyTokenProps & { readonly key: string })[];
}) => (
  <ul className="token-row" aria-label={label}>
    {tokens.map(({ key, ...token }) => (
      <li key={key}>
        <AgencyToken {...token} />
      </li>
    ))}
  </ul>
);
