/** Hands, shared lines and contributions given here and still on their way. Pure. */
import type { AgencyCard, CaseView } from '@board/shared/policy/views';
import { serverNow } from '../../live/clock';
import type { Given } from './waiting';

const change = (board: CaseView, agency: string, to: (card: AgencyCard) => AgencyCard): CaseView => ({
  ...board,
  cards: board.cards.map((card) => (card.agency === agency ? to(card) : card)),
});

const shared = (board: CaseView, given: Extract<Given, { type: 'share line' }>): CaseView => {
  const { line: id, agency, ...rest } = given.payload;
  return change(board, agency, (card) =>
    card.lines.some((line) => line.id === id)
      ? card
      : { ...card, lines: [...card.lines, { id, ...rest, by: 'you', at: serverNow() }] },
  );
};

const written = (board: CaseView, given: Extract<Given, { type: 'record contribution' }>): CaseView => {
  const { contribution: id, agency, author, words } = given.payload;
  return change(board, agency, (card) =>
    card.contributions.some((other) => other.id === id)
      ? card
      : { ...card, contributions: [...card.contributions, { id, author, words, at: serverNow(), heard: null }] },
  );
};

const heard = (board: CaseView, id: string): CaseView => ({
  ...board,
  cards: board.cards.map((card) => ({
    ...card,
    contributions: card.contributions.map((other) =>
      other.id === id && other.heard === null ? { ...other, heard: { by: 'you', at: serverNow() } } : other,
    ),
  })),
});

export const foreseeInformation = (board: CaseView, given: Given): CaseView => {
  switch (given.type) {
    case 'show hand':
      return change(board, given.payload.agency, (card) => ({ ...card, hand: given.payload.hand }));
    case 'share line':
      return shared(board, given);
    case 'record contribution':
      return written(board, given);
    case 'hear contribution':
      return heard(board, given.payload.contribution);
    default:
      return board;
  }
};
