/** The question of conflicts of interest, asked before any list of cases: a list to pick from would itself tell. */
import { InsetText, Radios, Textarea } from '../../parts';

export type Declared = 'none' | 'yes';

interface ConflictProps {
  readonly declared: Declared | null;
  readonly words: string;
  readonly errors: { readonly conflict: string | undefined; readonly words: string | undefined };
  readonly onDeclare: (declared: Declared) => void;
  readonly onWrite: (words: string) => void;
}

const choices = [
  { value: 'none', label: 'I know of none' },
  { value: 'yes', label: 'Yes, I may have a conflict' },
] as const;

export const Conflict = ({ declared, words, errors, onDeclare, onWrite }: ConflictProps) => (
  <>
    <Radios
      id="conflict"
      name="conflict"
      label="Do you have a conflict of interest?"
      labelSize="m"
      hint="You have one if you, or anybody close to you, may know a person who could be discussed here, at work or outside it."
      error={errors.conflict}
      choices={choices}
      value={declared}
      onPick={onDeclare}
    />
    {declared === 'yes' && (
      <div className="lobby__conflict">
        <Textarea
          id="words"
          label="Say in your own words whom you may know, and how"
          hint="Only the chair and the co-ordinator of this meeting read this."
          rows={4}
          maxLength={8000}
          error={errors.words}
          value={words}
          onChange={(event) => onWrite(event.target.value)}
        />
        <InsetText>
          You will be shown no list of cases until the chair or the co-ordinator has dealt with this. They hide from you
          any case it concerns; what is hidden is not counted or hinted at anywhere.
        </InsetText>
      </div>
    )}
  </>
);
