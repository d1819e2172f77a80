const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Singular nouns that name what somebody does. Plurals are read as groups. */
export const ROLES = list(`
accountant actor administrator admin advisor adviser agent analyst apprentice architect assistant associate auditor
author baker barista bookkeeper boss broker builder buyer captain caretaker carer carpenter cashier ceo cfo chair chef chief
cio clerk coach cofounder co-founder colleague consultant contractor controller cook coo coordinator co-ordinator copywriter
counsellor counselor counterpart courier cto curator deputy designer developer dev director dispatcher doctor driver
economist editor electrician engineer estimator executive exec expert facilitator farmer fellow fireman firefighter fitter foreman
founder geologist graduate grad guard guide handler head hire inspector instructor intern investigator janitor journalist junior
labeller lady lawyer lead leader lecturer librarian lieutenant loader machinist maintainer man manager marketer mate mechanic medic
mentor merchandiser midwife minister moderator newcomer nurse officer operator optician owner packer painter paramedic
partner peer pharmacist photographer physician physio physiotherapist picker pilot planner plumber pm pms po postdoc presenter
principal producer professor programmer psychologist purchaser radiographer receptionist recruiter registrar repairer rep reporter
representative researcher reviewer rider runner scheduler scientist secretary senior seller sergeant shopkeeper solicitor specialist staffer starter
steward stocker strategist successor superintendent supervisor surgeon surveyor teacher teammate teller tester
therapist trainee trainer translator treasurer tutor underwriter vet volunteer vp waiter waitress warden welder woman worker writer
physicist chemist biologist statistician technician musician comedian accompanist adjuster aide animator anaesthetist appraiser arborist archivist assayer assembler attendant attorney auctioneer
biller bodyguard boatman bricklayer buddy butcher cabinetmaker cadet cameraman cardiologist
caseworker caterer chaplain chargehand choreographer chauffeur cleaner climber collector commander commissioner composer conductor constable
constructor corporal croupier dealer decorator dentist dietitian diver docker drummer editor-in-chief embalmer enumerator
examiner fabricator farrier ferryman financier fisherman fishmonger florist forecaster forester forewoman forklift-driver fundraiser gaffer gardener glazier
governor grader grower hairdresser handyman haulier herdsman hygienist illustrator influencer installer interpreter interviewer ironworker jeweller joiner
judge keeper labourer laborer landscaper launderer linesman lifeguard linguist locksmith
magistrate maid masseur matron mediator miller miner modeller navigator negotiator
neurologist nutritionist obstetrician oncologist optometrist orderly organiser organizer paediatrician pathologist paymaster performer phlebotomist
plasterer player poet policeman policewoman porter postman postmaster postwoman potter preparer prosecutor
psychiatrist publisher quartermaster radiologist ranger referee refiner repairman restorer retoucher retailer rigger sailor salesman saleswoman salesperson
sawyer scaffolder scorer sculptor seamstress secretary-general sheriff shepherd shipper signaller signalman singer skipper
smith sommelier spokesperson stagehand stockman stoker stonemason storeman storekeeper stylist
swimmer tailor tanner taster technologist telephonist tiler toolmaker trader transcriber typist upholsterer usher valet
valuer vicar violinist vintner wainwright warder watchman weaver weigher wrangler
sister-team bartender concierge roofer
engineer-in-training co-worker coworker ops sre tpm tl em ic stakeholder squad-lead teamlead team-lead owner-operator understudy sous-chef
`);

/** People an answer is often about who do not work there: never owners of the work. */
export const OUTSIDERS = list(`
customer client user patient pupil student visitor applicant candidate shopper guest passenger donor tenant resident subscriber
neighbour neighbor wife husband daughter son brother sister mother father mum dad brother-in-law sister-in-law friend child kid gentleman viewer reader
parent pensioner member household caller borrower traveller traveler commuter
`);

export const GROUPS = list(`
team squad group crew department division unit office committee staff shift desk lab cohort pod tribe chapter guild floor branch
site depot store ward bureau council agency company org organisation organization station plant faculty people folk folks guys lot lads crowd workforce leadership management partnership
`);

/** Groups that identify nobody when nothing tells which one is meant. */
export const GENERAL = list(
  'team people folk folks guys lot group staff crowd lads company org organisation organization leadership management workforce everyone everybody office department crew',
);

/** Groups that are places too: only "other", "sister" and counted ones are read as people. */
export const PLACES = list(
  'store depot site branch plant ward floor office desk lab station shift',
);

export const INDEFINITE: Readonly<Record<string, 'role' | 'group'>> = {
  everyone: 'group',
  everybody: 'group',
  anyone: 'role',
  anybody: 'role',
  someone: 'role',
  somebody: 'role',
  nobody: 'group',
  whoever: 'role',
  others: 'group',
  them: 'group',
};

/** Capitalised words that are no person's name. */
export const NOT_NAMES = list(`
january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter ramadan diwali thanksgiving halloween english french german
spanish american british european chinese indian european amazon google microsoft apple meta facebook slack jira trello asana notion confluence
excel word powerpoint outlook teams zoom github gitlab python java javascript sql tableau salesforce workday servicenow kubernetes docker
linux windows android london paris berlin tokyo york europe asia africa america india china germany france spain italy england scotland wales ireland
canada australia internet kanban scrum agile lean sigma black god lord bar raiser star covid north south east west
year month week quarter phase level grade room section day so and but then when what if the a an it that this there here we he she they you in on at by for from to with our my his her their its as because
after before once first second third next last every each all both any no not none now well yes yeah okay right sure one two three four five six seven eight nine ten also
`);
