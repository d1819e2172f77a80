/**
 * The store's shape, one entry a version; `user_version` says how many have been applied.
 *
 * loop -> interview -> attempt -> utterance -> transcript versions; ratings are immutable and an
 * attempt points at the one that counts. A single drill is an attempt without an interview; so is a
 * conversation, which has no ratings either.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table profile (
    id text primary key,
    created_at_ms integer not null
  ) strict;

  create table loop (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    created_at_ms integer not null,
    scenario_id text not null
  ) strict;

  create table interview (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    loop_id text not null references loop on delete cascade,
    position integer not null,
    interviewer text not null
  ) strict;

  create table attempt (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    interview_id text references interview on delete cascade,
    created_at_ms integer not null,
    source text not null,
    question text not null,
    rating_id text references rating on delete set null
  ) strict;
  create index attempt_by_time on attempt (profile_id, created_at_ms desc);

  create table utterance (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    attempt_id text not null references attempt on delete cascade,
    position integer not null,
    -- Null in a typed answer.
    sound_file text,
    duration_ms real,
    pauses text not null default '[]',
    unique (attempt_id, position)
  ) strict;

  create table transcript (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    utterance_id text not null references utterance on delete cascade,
    version integer not null,
    created_at_ms integer not null,
    recognizer text not null,
    words text not null,
    unique (utterance_id, version)
  ) strict;

  create table rating (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    attempt_id text not null references attempt on delete cascade,
    created_at_ms integer not null,
    grader text not null,
    grader_version text not null,
    rubric_version text not null,
    model text,
    prompt_version text,
    mechanism integer not null,
    data integer not null,
    framing integer not null,
    scorecard text not null
  ) strict;
  create index rating_by_attempt on rating (attempt_id);

  -- The transcripts that a rating read, one an utterance.
  create table rating_transcript (
    rating_id text not null references rating on delete cascade,
    transcript_id text not null references transcript on delete cascade,
    primary key (rating_id, transcript_id)
  ) strict;
  `,
  `
  -- What the person said about integrity notes; ratings made from now on heed it.
  create table integrity_answer (
    attempt_id text not null references attempt on delete cascade,
    profile_id text not null references profile on delete cascade,
    flag_id text not null,
    heard_right integer not null check (heard_right in (0, 1)),
    answered_at_ms integer not null,
    primary key (attempt_id, flag_id)
  ) strict;
  `,
  `
  -- A loop as it was when it began, and how far it has come. No loop was kept before this version.
  alter table loop add column scenario text;
  alter table loop add column questions text;
  alter table loop add column notes text not null default '';
  -- Ids of questions of the bank: passed, or their probes given up.
  alter table loop add column skipped text not null default '[]';
  alter table loop add column finished_at_ms integer;
  create index interview_by_loop on interview (loop_id);
  create index attempt_by_interview on attempt (interview_id);

  -- What a follow-up was asked, and how it was met according to the rating that counts.
  alter table utterance add column probe text;
  alter table utterance add column reply text;
  `,
  `
  -- The conversation that an attempt is, as it was when it began; null for an answer to a question.
  alter table attempt add column conversation text;
  `,
  `
  -- A story is a thing that the candidate did and tells in answers to several questions. An attempt
  -- is filed under one by the person; settled without a story: they want it under none.
  create table story (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    created_at_ms integer not null,
    name text not null
  ) strict;
  alter table attempt add column story_id text references story on delete set null;
  alter table attempt add column story_settled integer not null default 0;
  create index attempt_by_story on attempt (story_id);

  alter table attempt add column question_id text
    generated always as (json_extract(question, '$.bankId')) virtual;
  alter table attempt add column principle text
    generated always as (json_extract(question, '$.principle')) virtual;
  create index attempt_by_question on attempt (profile_id, question_id, created_at_ms desc);
  create index attempt_by_principle on attempt (profile_id, principle, created_at_ms desc);

  -- What progress counts, apart from the scorecard, which is dear to read: the ids of the credited
  -- elements with blanks between them, and whether there was enough to rate.
  alter table rating add column credited text not null default '';
  alter table rating add column sufficient integer not null default 1;
  update rating set sufficient = json_extract(scorecard, '$.sufficient'), credited = coalesce(
    (select group_concat(element.key, ' ')
     from json_each(scorecard, '$.dimensions') as dimension,
       json_each(dimension.value, '$.elements') as element
     where json_extract(element.value, '$.credited')), '');
  -- Lists and progress read ratings from here, past the scorecards.
  create index rating_in_short on rating (id, sufficient, mechanism, data, framing, credited,
    grader, grader_version, rubric_version);

  -- A transcript that the person corrected, and the one that it was made from.
  alter table transcript add column corrects text references transcript on delete set null;

  -- Full-text search over what each utterance’s newest transcript says. Deleted words leave nothing.
  -- It goes by the utterance’s rowid, which VACUUM would change: the store is vacuumed only when it is empty.
  create virtual table spoken using fts5 (
    said, utterance_id unindexed, tokenize = 'porter unicode61 remove_diacritics 2',
    -- Each key that is typed searches for the beginning of a word.
    prefix = '1 2'
  );
  insert into spoken (spoken, rank) values ('secure-delete', 1);
  create trigger transcript_is_spoken after insert on transcript begin
    delete from spoken where rowid =
      (select rowid from utterance where id = new.utterance_id);
    insert into spoken (rowid, said, utterance_id)
      select utterance.rowid,
        (select group_concat(json_extract(value, '$.text'), ' ') from json_each(new.words)),
        utterance.id
      from utterance where utterance.id = new.utterance_id;
  end;
  create trigger utterance_is_unspoken after delete on utterance begin
    delete from spoken where rowid = old.rowid;
  end;
  insert into spoken (rowid, said, utterance_id)
    select utterance.rowid,
      (select group_concat(json_extract(value, '$.text'), ' ') from json_each(words)),
      utterance.id
    from utterance join transcript on transcript.utterance_id = utterance.id
    where version = (select max(version) from transcript where utterance_id = utterance.id);
  `,
  `
  -- What the person chose of models elsewhere, in JSON.
  create table remote_settings (
    profile_id text primary key references profile on delete cascade,
    settings text not null
  ) strict;

  -- What each use of such a model took; usd is null where its price was not known. It outlives the
  -- answer that it was for, since the month's limit counts it.
  create table remote_use (
    id text primary key,
    profile_id text not null references profile on delete cascade,
    attempt_id text references attempt on delete set null,
    used_at_ms integer not null,
    use text not null,
    model text not null,
    input_tokens integer not null,
    output_tokens integer not null,
    audio_ms real not null,
    usd real
  ) strict;
  create index remote_use_by_time on remote_use (profile_id, used_at_ms);
  create index remote_use_by_attempt on remote_use (attempt_id);
  `,
];
