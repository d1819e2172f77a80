/** Irregular verbs: base, past, participle (the participle only where it differs from the past). */
const IRREGULAR = `
arise arose arisen;bear bore borne;beat beat beaten;become became become;begin began begun;bend bent;bet bet;
bid bid;bind bound;bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;
broadcast broadcast;build built;burn burnt;burst burst;buy bought;cast cast;catch caught;choose chose chosen;
come came come;cost cost;cut cut;deal dealt;dig dug;draw drew drawn;dream dreamt;drink drank drunk;
drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;fly flew flown;
forbid forbade forbidden;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;get got;
give gave given;go went gone;grow grew grown;hang hung;hear heard;hide hid hidden;hit hit;hold held;hurt hurt;
keep kept;know knew known;lay laid;lead led;learn learnt;leave left;lend lent;let let;lie lay lain;light lit;lose lost;
make made;mean meant;meet met;pay paid;put put;quit quit;read read;rid rid;ride rode ridden;ring rang rung;
rise rose risen;run ran run;say said;see saw seen;seek sought;sell sold;send sent;set set;shake shook shaken;
shed shed;shine shone;shoot shot;show showed shown;shrink shrank shrunk;shut shut;sing sang sung;sink sank sunk;sit sat;sleep slept;
slide slid;speak spoke spoken;speed sped;spend spent;spin spun;split split;spread spread;stand stood;steal stole stolen;
stick stuck;strike struck;swear swore sworn;sweep swept;swing swung;take took taken;teach taught;tear tore torn;
tell told;think thought;throw threw thrown;understand understood;undergo underwent undergone;wake woke woken;wear wore worn;
win won;withdraw withdrew withdrawn;write wrote written;rewrite rewrote rewritten;redo redid redone;rerun reran rerun;
re-run re-ran re-run;undo undid undone;overcome overcame overcome;oversee oversaw overseen;rebuild rebuilt;retell retold;reset reset;
be was been;have had;do did done;upset upset;forecast forecast;offset offset;outgrow outgrew outgrown;foresee foresaw foreseen;mislead misled;
redraw redrew redrawn;retake retook retaken;unwind unwound;wind wound;weave wove woven;spring sprang sprung;bake baked;overrun overran overrun`;

export type VerbForm =
  | 'base'
  | 'third'
  | 'past'
  | 'participle'
  | 'pastOrParticiple'
  | 'baseOrPast'
  | 'ing';

const forms = new Map<string, { lemma: string; form: VerbForm }>();
for (const entry of IRREGULAR.replaceAll('\n', '').split(';')) {
  const [base = '', past = '', participle = past] = entry.trim().split(' ');
  if (past === base) forms.set(base, { lemma: base, form: 'baseOrPast' });
  else {
    forms.set(base, { lemma: base, form: 'base' });
    if (past === participle) forms.set(past, { lemma: base, form: 'pastOrParticiple' });
    else {
      if (!forms.has(past)) forms.set(past, { lemma: base, form: 'past' });
      if (participle !== base) forms.set(participle, { lemma: base, form: 'participle' });
    }
  }
}
// "lay" is heard as the past of "lie" or the base of "lay"; the base says less that is wrong.
forms.set('lay', { lemma: 'lay', form: 'base' });
for (const [form, tense] of [
  ['were', 'past'],
  ['am', 'base'],
  ['are', 'base'],
  ['is', 'third'],
] as const) {
  forms.set(form, { lemma: 'be', form: tense });
}
forms.set('has', { lemma: 'have', form: 'third' });
forms.set('does', { lemma: 'do', form: 'third' });

/** The lemma and form of a verb (lower case); `guess` is the tagger's lemma for a regular one. */
export function verbForm(lower: string, guess: string): { lemma: string; form: VerbForm } {
  const known = forms.get(lower);
  if (known) return known;
  if (/[a-z]ing$/.test(lower) && lower.length > 4)
    return { lemma: forms.get(guess)?.lemma ?? guess, form: 'ing' };
  if (/[a-z]ed$/.test(lower) && lower !== guess) return { lemma: guess, form: 'pastOrParticiple' };
  if (/[^s]s$/.test(lower) && lower !== guess) return { lemma: guess, form: 'third' };
  return { lemma: guess, form: 'base' };
}

/** True for a form that an irregular verb has ("wrote", "given"). */
export function isIrregularForm(lower: string): boolean {
  return forms.has(lower);
}
