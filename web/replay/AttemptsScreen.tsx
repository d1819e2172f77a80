import { useCallback, useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { AttemptFilters } from './AttemptFilters.tsx';
import { AttemptRow } from './AttemptRow.tsx';
import { daysOf } from './days.ts';
import { type Filter, filterOf, isFiltered, paramsOf } from './filter.ts';
import { rememberList } from './listAddress.ts';
import { SearchBox } from './SearchBox.tsx';
import { useAttemptPages } from './useAttemptPages.ts';
import './AttemptsScreen.css';

/** The attempts, newest first, by day: all of them, or those that the address asks for. */
export function AttemptsScreen() {
  useTitle('Attempts');
  const { search: address } = useLocation();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const pages = useAttemptPages(filter);
  const first = pages.data?.pages[0];

  const choose = useCallback(
    (change: Filter) => setParams((now) => paramsOf({ ...filterOf(now), ...change })),
    [setParams],
  );
  // A search is one step of the way back, not one a key.
  const search = useCallback(
    (text: string) =>
      setParams((now) => paramsOf({ ...filterOf(now), search: text }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParams],
  );

  useEffect(() => rememberList(address), [address]);

  return (
    <div className="attempts">
      <h1>Attempts</h1>
      {first?.kept === 0 ? (
        <NoAttempts />
      ) : (
        <>
          <div className="attempts-find">
            <SearchBox search={filter.search ?? ''} onSearch={search} />
            <AttemptFilters filter={filter} onFilter={choose} />
          </div>
          {first && (
            <div className="attempts-count">
              <p role="status">{countWords(first.total, first.kept)}</p>
              {isFiltered(filter) && (
                <Button look="quiet" onPress={() => setParams({})}>
                  Show all
                </Button>
              )}
            </div>
          )}
          <Found filter={filter} pages={pages} />
          <p>
            <ButtonLink look="quiet" to="/keep">
              Export, import or delete your data
            </ButtonLink>
          </p>
        </>
      )}
    </div>
  );
}

interface FoundProps {
  filter: Filter;
  pages: ReturnType<typeof useAttemptPages>;
}

function Found({ filter, pages }: FoundProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  if (error) {
    return (
      <Notice
        kind="problem"
        title="The attempts could not be read."
        actions={<Button onPress={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </Notice>
    );
  }
  if (!data) return <p>Opening…</p>;
  const attempts = data.pages.flatMap((page) => page.attempts);
  if (attempts.length === 0) return <NothingFound search={filter.search} />;
  return (
    <>
      {daysOf(attempts, Date.now()).map((day) => (
        <section key={day.startMs} aria-label={day.name}>
          <h2>{day.name}</h2>
          <ul>
            {day.attempts.map((attempt) => (
              <AttemptRow key={attempt.id} attempt={attempt} />
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage && (
        <div>
          <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show older ones
          </Button>
        </div>
      )}
    </>
  );
}

function countWords(total: number, kept: number): string {
  const number = (count: number) => count.toLocaleString('en-US');
  if (total < kept) return `${number(total)} of ${number(kept)} attempts`;
  return kept === 1 ? '1 attempt' : `${number(kept)} attempts`;
}

function NothingFound({ search }: { search: string | undefined }) {
  return (
    <p className="attempts-none">
      {search?.trim()
        ? `Nothing said matches “${search.trim()}”. Try fewer words, or look among all attempts.`
        : 'No attempt is like that. Choose more widely, or look among all attempts.'}
    </p>
  );
}

function NoAttempts() {
  return (
    <div className="attempts-none">
      <p>
        Nothing here yet. Every answer that you give is kept on this computer: its sound, its words
        and its scorecard, to listen to again.
      </p>
      <ButtonLink look="primary" to="/">
        Go to a prompt
      </ButtonLink>
      <ButtonLink look="quiet" to="/keep">
        Import an archive from another computer
      </ButtonLink>
    </div>
  );
}
