const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Things that work is written on or passes through, and the rules that stand on them. */
export const ARTEFACTS = list(`
agenda agreement backlog binder board book box brief bucket calendar card catalogue charter chart checklist contract counter
criterion dashboard diary doc document flowchart folder form gate glossary grid guide guideline handbook index jar journal kanban
key label ledger letter limit list log manual map matrix memo note notebook notice page photo picture playbook
policy poster procedure protocol questionnaire queue recipe record register report rota roster rubric rule runbook schedule
scorecard scoresheet script sheet sign-off signature slip spec spreadsheet stamp standard sticker survey table tag tally
template test threshold ticket timetable token tracker tray wall whiteboard wiki worksheet routine system tool tin wheel
paper map flag band ribbon permit licence license code field column envelope bell lamp magnet peg clip pouch passport sign
`);

/** Occasions on which people come together over the work. */
export const FORUMS = list(`
audit briefing circle clinic club committee council critique debrief demo drill forum gathering handover hour huddle
inspection meeting panel postmortem post-mortem pre-mortem premortem reading rehearsal retro retrospective review
round round-up session showcase slot surgery swap walk walk-through walkthrough workshop
`);

/** Verbs of effort, talk and being there: they make nothing recur, however often they are said. */
export const EFFORT = list(`
be have do get keep want need try hope wish think believe know feel see hear understand realise realize love like hate mind
tell say remind talk speak chat explain encourage help support coach mentor teach train motivate push nag shout chase
call phone email message ping text work stay come care learn happen become seem let start begin finish
stop travel drive fly commute arrive wait live sleep eat worry apologise apologize thank smile laugh manage lead ensure
unblock align meet sync attend join catch cost earn spend save rise fall grow drop go
`);

/** Verbs of putting something on record. */
export const RECORDING = list(`
write log note tick fill sign post enter score mark photograph record rate grade initial stamp tag label pin print type
submit file count measure weigh tally
`);

/** What people do and things do not: it shows that a subject is somebody. */
export const HUMAN_ACTS = list(`
bring carry choose clear complete decide do draw fill follow gather give grade hand initial keep log look mark move note
open pick pin post present pull put rate read record rehearse review run score share sign sit stick submit swap take
test tick trade type update upload use vote walk write check
`);

/** The field's own rituals; with their usual rhythm they are one part of a mechanism, not two. */
export const RITUAL =
  /\b(?:(?:daily|weekly|monthly|regular) )?(?:stand-?ups?|stand ups?|one-on-ones?|one-to-ones?|one on ones?|1:1s?|all-hands|(?:team|status|staff|project|department|update|planning|progress) (?:meetings?|calls?|updates?)|syncs?|check-ins?|catch-ups?|(?:daily|weekly|monthly|regular) (?:meetings?|calls?|updates?|emails?))\b/;
