/** Nouns that say that something was measured, but not what. */
export const VAGUE_METRIC =
  /^(?:thing|everything|uplift|improvement|gain|rise|increase|decrease|reduction|jump|boost|lift|drop|performance|result|number|figure|quality|productivity|efficiency|output|impact|metric|kpi|improvement|growth|success|difference|progress|work|percent|percentage|point|lot|bit|way|case)$/;

/** What is counted when work is handed over rather than when it has an effect. */
export const OUTPUT_NOUN =
  /^(?:feature|document|doc|workshop|dashboard|module|page|slide|form|report|screen|item|guide|template|checklist|article|newsletter|email|memo|script|training|course|chapter|folder|line|field|paragraph|section|spreadsheet|sheet|poster|video|playbook|deck|story|epic|task|button|tool|app|portal|release|version|unit|requirement|deliverable|milestone|project|initiative|experiment|meeting|session|interview|presentation|demo|sprint|language|integration|endpoint|service|procedure|policy|card|board|route|question|step|pilot|office|site|store|branch|team|vendor|supplier|system|server|contract|tutorial|lesson|console|licence|license|event|summit|visit|idea|proposal)$/;

/** Nouns of something that people experience or that a business counts: they name a metric by themselves. */
export const MEASURE_NOUN =
  /^(?:time|rate|wait|waiting|delay|turnaround|latency|duration|length|lead|ramp|ramp-up|recovery|response|backlog|queue|cost|revenue|sale|margin|profit|price|score|rating|accuracy|coverage|retention|attrition|turnover|churn|conversion|abandonment|adoption|usage|satisfaction|nps|share|yield|scrap|waste|throughput|volume|speed|error|mistake|complaint|defect|fault|failure|incident|outage|alert|bug|escalation|return|refund|chargeback|cancellation|no-show|call|call-out|callback|ticket|claim|injury|accident|fall|infection|absence|sickness|vacancy|leaver|resignation|hire|promotion|readmission|rework|rejection|breach|miss|stoppage|breakdown|downtime|uptime|overtime|hour|shortage|stockout|overrun|spill|leak|loss|theft|damage|breakage|penalty|fine|order|booking|visit|subscriber|customer|client|donor|donation|gift|signup|sign-up|lead-time|deposit|applicant|application|admission|attendance|enrolment|enrollment|pass|grade|mark|read|click|review|star|block|blocker|handoff|handover|rollback|revert|conflict|dispute|query|appeal|overpayment|underpayment|invoice|payment|arrear|debt|balance|stock|inventory|weight|temperature|pressure|pain|dose|death|survival|stay|discharge|referral|crash|timeout|page-load|load|memory|cpu|energy|fuel|mile|mileage|emission|water|power|delivery|parcel|trip|departure|arrival|flight|train|bus|seat|cover|table|room|occupancy|engagement|morale|frequency|percentage|proportion|likelihood|median|mean|average|percentile|index|level|variance|deviation)s?$/;

/** Measures whose value is a length of time. */
export const TIME_MEASURE =
  /\b(?:times?|wait(?:ing)?s?|waited|delays?|ramp(?:-up)?|ramped|turnaround|lead|cycle|response|latency|downtime|outages?|recovery|stay|queues?|overtime|absences?|handling|close|resolution|lateness|overruns?|age|takes?|took|taking)\b/;

/** Verbs of a value that moves, whichever side it stands on. */
export const MOVING = new Set(
  `fall rise drop grow increase decrease climb halve double triple treble quadruple cut reduce raise shrink
  improve lower lift save gain slip jump shorten decline plummet soar surge tumble dip slide slash trim boost
  push quarter ease creep spike swell expand contract accelerate slow lengthen speed`
    .trim()
    .split(/\s+/),
);
/** Verbs that move a value only together with "up", "down", "to" or "from". */
export const LIGHT_MOVING = new Set(
  'go come get take bring move be turn edge crawl end pull push drive'.split(' '),
);
/** Verbs that state a value. */
export const STATING = new Set(
  `be stand sit run hold stay remain reach hit average land hover total equal measure score read show average
  become get happen account represent amount wait last queue`
    .trim()
    .split(/\s+/),
);
/** Verbs that state a value only with "at", "on", "to" or "with". */
export const ENDING = new Set(
  'finish end close go make keep come settle start begin open'.split(' '),
);
/** Verbs by which somebody undergoes what is counted. */
export const UNDERGOING = new Set(
  'have lose miss get receive see win take cost save record log field suffer reject fail keep'.split(
    ' ',
  ),
);
/** Verbs of looking at a part: the number is a sample, not a result. */
export const SAMPLING = new Set(
  'take pull sample audit check draw pick review replay select rescore recheck inspect rerun test read open interview'.split(
    ' ',
  ),
);
/** Verbs of making or handing over, whose counted objects are outputs. */
export const PRODUCING = new Set(
  `ship deliver build write release launch publish run hold complete close finish make create upload put roll
  migrate produce record draft design deploy install print translate rewrite update document train host organise organize
  retire scrap remove delete drop send file merge convert onboard do get set present give open add rework redo code develop
  review prepare cover teach`
    .trim()
    .split(/\s+/),
);
/** Nouns of time, which name no metric. */
export const CALENDAR =
  /^(?:minute|hour|second|day|week|month|quarter|year|season|sprint|end|start|beginning|middle|half|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?$/;
