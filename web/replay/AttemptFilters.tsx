import { DIMENSIONS } from '#contract/element.ts';
import { useQuestions } from '../api.ts';
import { DIMENSION_NAMES } from '../ui/DimensionMark.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { type Filter, LEVEL_RANGES } from './filter.ts';

const ANY = 'any';
const LEVEL_WORDS: Record<(typeof LEVEL_RANGES)[number], string> = {
  '1-2': '1 or 2',
  '3-3': '3',
  '4-5': '4 or 5',
};
const LEVELS = LEVEL_RANGES.map((id) => ({ id, name: LEVEL_WORDS[id] }));

interface AttemptFiltersProps {
  filter: Filter;
  /** Some of the filter has changed; an empty string takes a part of it away. */
  onFilter: (change: Filter) => void;
}

/** Which attempts are listed: by principle, question, level and day. */
export function AttemptFilters({ filter, onFilter }: AttemptFiltersProps) {
  const { data: bank = [] } = useQuestions();
  const ofPrinciple = bank.filter(({ principle }) => principle === (filter.principle ?? principle));
  const questions = ofPrinciple.flatMap((principle) => principle.questions);
  return (
    <fieldset className="attempt-filters">
      <legend className="unseen">Which attempts</legend>
      <AnyOr
        label="Principle"
        options={bank.map(({ principle }) => ({ id: principle, name: principle }))}
        value={filter.principle}
        // A question of another principle would find nothing.
        onChange={(principle) => onFilter({ principle, question: '' })}
      />
      <AnyOr
        label="Question"
        options={questions.map(({ id, question }) => ({ id, name: question }))}
        value={filter.question}
        onChange={(question) => onFilter({ question })}
      />
      {DIMENSIONS.map((dimension) => (
        <AnyOr
          key={dimension}
          label={DIMENSION_NAMES[dimension]}
          options={LEVELS}
          value={filter[dimension]}
          onChange={(range) => onFilter({ [dimension]: range })}
        />
      ))}
      <div className="attempt-filters-days">
        <Day label="From" value={filter.from} onChange={(from) => onFilter({ from })} />
        <Day label="to" value={filter.to} onChange={(to) => onFilter({ to })} />
      </div>
    </fieldset>
  );
}

interface PartProps {
  label: string;
  value: string | undefined;
  /** With an empty string when any will do. */
  onChange: (value: string) => void;
}

function AnyOr(props: PartProps & { options: readonly { id: string; name: string }[] }) {
  const { label, options, value, onChange } = props;
  return (
    <SelectField
      label={label}
      options={[{ id: ANY, name: 'any' }, ...options]}
      value={value ?? ANY}
      onChange={(id) => onChange(id === ANY ? '' : id)}
    />
  );
}

function Day({ label, value, onChange }: PartProps) {
  return (
    <label className="attempt-filters-day">
      <span>{label}</span>
      <input
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
