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
];
