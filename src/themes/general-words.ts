/**
 * Words of reporting prose that say how well something goes, or that something happens, but not what it is about. They
 * end a term ("effective strategy discussions" is about strategy discussions), and they are never a theme.
 */

/** Verbs in their base form; their inflections follow by rule. Verbs that are also the field's nouns are left out. */
const VERBS = `accept safeguard address prevent protect coordinate assess assure divide disrupt educate  access achieve acknowledge act adapt add adhere adopt affect agree aim align allocate allow analyse answer
  appear apply appoint appreciate approach appropriate arise arrange articulate ask aspire assign assist assure attempt attend
  avoid await base be become begin believe benefit bring broaden build call capture carry cause celebrate challenge change check
  choose chair cite clarify close coincide collaborate collate collect combine come commence comment commit communicate compare
  complete complicate comply comprise concentrate conclude conduct confirm connect consider consist constitute consult contact
  contain continue contribute convene cover create cross deal decide decline decrease define deliver demonstrate depend deploy
  derive describe design determine develop devise differ diminish direct disclose display disrupt disseminate divert draw drive
  earn elicit emerge emphasise employ empower enable encounter encourage endeavour engage enhance enjoy ensure enter equip
  escalate establish evaluate evidence evolve examine exceed exhibit exist expand expect experience explain explore express extend
  face facilitate fail fall feature feed feel fill find finish fit fluctuate focus follow foster form formulate forward fulfil
  function gain gather generate get give go grow guide happen have hear heighten help highlight hinder hold hope identify
  illustrate impact impede implement impose improve include incorporate increase indicate influence inform inhibit initiate
  inspect inspire instigate integrate intend interact introduce invest invite involve issue join keep know lack launch lead learn
  leave let liaise lie limit link listen live locate look lose maintain make manage match mature maximise mean meet minimise
  mitigate modify move need negate note notice notify observe obtain occur offer open operate optimise outline outweigh overcome
  overlook oversee participate pass pay perceive perform persist persevere place play point pose position possess prepare present
  preserve pride prioritise proceed process produce progress promote propose prove provide pull purchase pursue put qualify raise
  reach react read realise receive recognise recommend reconsider recruit redesign redress reduce reference refine reflect
  refresh regard reiterate reinforce reject relate rely remain remember remind remove render replicate report represent request require
  resolve respect respond result retain rethink return reveal review revise revisit run say see seek seem send serve set shape share
  shift show sign speak spend stand start stay step stop strengthen strive struggle submit succeed suffer suggest summarise
  supply support surround suspend sustain tackle tailor take talk target tell tend test think track translate treat trigger turn
  undergo underpin understand undertake update upgrade use utilise value vary view visit voice want warrant welcome widen work
  write achieve cope dedicate motivate specify state secure sit subject attribute accompany accumulate endorse
  enrich exemplify fluctuate harness hamper hinder illuminate invest mirror mobilise nurture pinpoint predict spread stem stimulate
  streamline strengthen supplement thrive trial triangulate undermine underpin utilise witness worsen`;

/** Nouns among the verbs above: the base form may stand in a term, the other forms end one. */
const ALSO_NOUNS = `return access contact challenge chair change discharge evidence experience help impact issue link need process
  progress report request respect review support target trial visit voice work view views visits needs reviews challenges
  process processes links changes contacts reports recruiting recording sharing commissioning training parenting housing
  learning offending meeting meetings listening bullying grooming decision living dealing trafficking understanding
  safeguarding monitoring auditing screening scrutiny planning making offer fostering counselling mentoring tracking matching
  returning test tests state feedback adopt drugs reporting reading writing drinking cutting caring sleeping exploiting questioning
  searching running trialling working access practice challenge disclosure sign signs step steps`;

/** Words ending in -ed or -ly that are no participle and no adverb, or that belong into terms. */
const NOT_PARTICIPLES = `need speed feed seed bed informed unaccompanied designated graded lived integrated disabled named
  family early    elderly assembly supply bully anomaly centred focused related co-located home-educated
  elected edited educated registered trusted targeted accredited assisted looked untreated care-experienced shed red blended
  skilled-up extended inter-relatedaccused reply ally rally jelly`;

/** Adjectives, adverbs and nouns that judge, count, compare or connect. */
const GENERAL = `daily weekly monthly yearly quarterly desire desires another determination behalf accordance input inputs exercise application applications presentation list lists measure measures background backgrounds briefing briefings friend friends story stories worry worries themes theme beyond try tries trying basic shortfall shortfalls signpost refer refers referring representation aspiration ability abilities addition additionally furthermore sometimes outside earlier earliest initial initially self borough requisite respect line account safer safe safely safety-net don't doesn't isn't aren't rather expertise colleagues everyone everything someone something anyone anything nothing nobody somebody anybody everybody seldom twice order able absence absent abundance accurate accurately active actively actual actually additional adequate adequately
  adept affirmative afternoon ago akin alert aligned alike ambition ambitious ample amount analytical apparent appropriate
  appropriately appropriateness area areas aspect aspects assurance astute authoritative authentic availability available average aware awareness
  balance balanced barrier barriers basis beginning beneficial benefits best better big bold breadth brief broad caliber caliber
  capable case cases cause causes certain challenging circumstance circumstances clarity clear clearer clearly close coherence coherent cohesive
  cogent collaborative collaboratively collective collectively combination commendable commitment committed common commonly community-wide
  comparison compassionate compelling competent complete completion complex complexities complexity comprehensive
  comprehensively concern concerning concerns concerted concise confidence confident connection consequence consequences
  considerable consideration considerations consistency consistent consistently constructive content contents context continual
  continued continuous contribution contributions core correct creative credible critical crucial cumulative curious current
  currently day days date dates deep deeper deficit deficits degree delay delays dedicated depth detail detailed details determined
  development developments difference differences different difficult difficulties difficulty diligent direct direction disparate distinct
  diverse drift drive driven due dynamic ease easy easier effect effective effectively effectiveness effects efficacy efficient
  effort efforts embedded emerging emphasis end energy engaged enough enthusiasm enthusiastic entire equal equally essential ethos
  evaluation evaluative event events evident example examples excellence excellent exceptional excessive extensive extent extra
  extremely fact factor factors failure fair familiar far fast feature features few fewer final finding findings firm first
  flexibility flexible fluid focus focused forensic formal former forthcoming forward fragmented frequency frequent frequently fresh
  fruitful full fully further future gap gaps general generally genuine given goal goals good great greater group groups
  growing half hard harder helpful high higher highest highly holistic honest huge ideal imaginative immediate immediately
  impactful imperative importance important impressive inadequate inappropriate incisive incomplete inconsistencies
  inconsistency inconsistent inconsistently increase increases increasing increasingly individual individuals ineffective
  inherent innovation innovative insight insightful instance instances insufficient insufficiently integral intensive intent intention
  interest interests internal issue issues item items joined-up keen key kind knowledge knowledgeable known lack large larger
  largest last late later latter lead leading leads least less level levels likelihood likely limitation limitations limited little
  long longer lot low lower main major majority manner many matter matters mature maximum meaning meaningful
  means measurable mechanism mechanisms method methods mid middle mind minimal minimum minor minority mixed moment month months
  more morning most movement much multiple narrow natural necessary need needed negative new newer newly next none normal
  notable number numbers numerous objective objectives occasion occasional occasions ongoing open open-minded opportunities
  opportunity optimal option options outset outstanding overall overview overly own pace paramount part particular particularly
  parties parts passion passionate past pattern patterns people’s period periods persistent person-centred phase picture pivotal place places
  plethora point points poor poorer poorly popular positive positively possible possibility potential power powerful practical pragmatic
  precise predominantly presence present pressing prevalent previous previously primary principle principles prior priorities priority proactive
  proactively problem problems productive proficient profound prominence prompt promptly proper properly proportion
  proportionate proportionately purpose purposeful purposes qualitative quality quick quicker quickly quite radical range ranges
  rapid rapidly rare rarely rate rates rationale ready real realistic realistically reality really reason reasonable reasons
  recent recently recognition reflection reflective refreshed regard regular regularly relation relative relatively relevance relevant
  reliable reluctance reluctant remit repeat repeated resolute respectful responsive responsiveness rest result results rich right
  rigorous rigour rise robust robustly role roles rounded routine routinely same satisfactory scale scope
  seamless second section sense sensitive sensitively sensitivity separate sequence series serious set several severe shared short shorter
  shortage significance significant significantly similar simple single situation situations size skilful skill skilled skills slow small
  smaller smart smooth solid solution solutions soon sophisticated sort sound source sources specialised specific spectrum speed stage stages standard
  standards start static steady stark step steps straightforward strand strands strength strengths strong stronger strongly structure structured
  subsequent subsequently substantial success successes successful successfully such sufficient sufficiently suitability suitable suitably
  superficial sure swift swiftly systematic systematically system-wide tailored task tasks tenacious tenacity tendency
  term terms thing things third thorough thoroughly thought thoughtful three time timeliness timely times timescale timescales tireless tool
  top total tracked transformative transparency transparent trend trends true two type types ultimate unable unacceptable
  unavailable unclear understanding undue unhelpful unique universal unmet unnecessary upward urgency urgent usable useful usual usually valid
  valuable value variability variable variation variations variety various vast version via vibrant view vital volume volumes vulnerabilities way ways weak
  weaker weakness weaknesses week weeks well well-coordinated well-established well-developed well-embedded well-informed well-led well-planned well-targeted well-attended whole wide wider
  widespread willing willingness world worse worth year years yet case-by-case day-to-day up-to-date long-standing high-quality highest-quality
  good-quality poor-quality child-centred child-focused outcome-focused solution-focused forward-thinking hard-working long-term short-term longer-term
  inspection inspections inspector inspectors sample sampled letter joint targeted deep dive evaluation ofsted cqc hmicfrs hmip january february march april may june july
  august september october november december monday tuesday wednesday thursday friday saturday sunday today
  one four five six seven eight nine ten eleven twelve dozen hundred thousand per cent percentage
  including respectively regardless despite alongside amongst throughout via e.g i.e etc versus plus
  practitioner practitioners professional professionals staff team teams`;

/** Words that may stand in a term of the field and are none alone, nor together: "children's needs", "social work". */
const WEAK = `police policing living agreement agreements investment progression coordination collaboration research steps accessible alone central physical extended longer age pressures attention measuring implementation central minutes document challenges chair identification reduction safeguarding frontline integrated independent public provider providers network networks performance external   post posts unit units statement named single-agency single multidisciplinary multi-disciplinary inter-agency clinical operational high-risk director directors chief executive head assistant deputy business account addressing demand addition key older younger teenage commissioner commissioners practitioners group county city town county-wide borough-wide trust trusts force forces constabulary council line help safety-net staffing professional respect site sites unit child children childrens young youth people person persons family families parent parents adult adults service services
  support help need needs work working care social local authority authorities agency agencies multi-agency multiagency inter-agency
  partner partners partnership partnerships council leader leaders leadership manager managers management senior worker workers
  practice plan plans planning assessment assessments intervention interventions outcome outcomes provision response responses approach approaches
  action actions arrangement arrangements activity activities process processes procedure procedures pathway pathways policy policies
  programme programmes project projects initiative initiatives model models framework frameworks strategy strategies strategic
  operational system systems resource resources team teams staff practitioner practitioners professional professionals officer officers specialist specialists
  lead leads level information risk risks harm impact change changes challenge progress improvement improvements experience experiences
  life lives home area community communities national regional
  department organisation organisations member members board boards group groups meeting meetings visit visits
  decision decisions process making issue concern concerns review reviews record records use role function functions capacity
  access contact opportunity delivery involvement  environment   link links offer
  access advice guidance expertise key evidence report reports request requests step sign signs nature case use vulnerable vulnerability
  individual joint day target state test view  understanding date situation wider multi inter
  knowledge skill skills tool tools forum forums panel panels hub hubs resources inclusion sector setting settings centre centres
  responsibility responsibilities requirement requirements expectation expectations priority duty duties
  doctor doctors detective constable sergeant  user users health`;

const set = (words: string) => new Set(words.split(/\s+/u).filter((word) => word !== ''));

const alsoNouns = set(ALSO_NOUNS);
const notParticiples = set(NOT_PARTICIPLES);
const weak = set(WEAK);
const general = set(GENERAL);
for (const word of weak) general.delete(word);
const verbs = new Set([...set(VERBS)].flatMap(inflections));

function inflections(verb: string): string[] {
  const third = /(?:s|x|z|ch|sh)$/u.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/u.test(verb)
      ? verb.replace(/y$/u, 'ies')
      : `${verb}s`;
  const ing = /[^eoy]e$/u.test(verb) ? verb.replace(/e$/u, 'ing') : `${verb}ing`;
  return [verb, third, ing, verb.replace(/[^aeiouwy]$/u, '$&$&ing')];
}

/** Irregular past forms and the like, which no rule makes. */
const IRREGULAR =
  set(`began begun brought built came chosen done drawn driven felt fell fallen found gave given gone gathered grown heard held
  kept knew known laid led left lost made meant met paid put ran run said saw seen sent shown sought spent spoke spoken
  stood taken taught told took underpinned undergone understood undertaken went won written wrote strengthened`);

/** Whether a word (in comparable form) ends a term. */
export function isGeneralWord(word: string): boolean {
  if (weak.has(word) || alsoNouns.has(word)) return false;
  if (isListed(word)) return true;
  if (notParticiples.has(word)) return false;
  return word.length > 3 && /(?:ed|ly)$/u.test(word);
}

/** Whether a word is ordinary English by the lists alone: "Emberly" ends like an adverb and may still be a name. */
export function isOrdinaryWord(word: string): boolean {
  return weak.has(word) || alsoNouns.has(word) || isListed(word);
}

function isListed(word: string): boolean {
  return general.has(word) || IRREGULAR.has(word) || (verbs.has(word) && !notParticiples.has(word));
}

/** Whether a word may stand in a term but cannot make one alone. */
export function isWeakWord(word: string): boolean {
  return weak.has(word) || word.length < 3;
}

/** Nouns among the words that end like adjectives. */
const NOUNS =
  set(`referral referrals hospital hospitals trial trials disposal disposals appraisal appraisals approval removal refusal
  arrival withdrawal denial proposal proposals signal signals renewal dismissal survival rehearsal clinic clinics traffic topic
  initiative alternative detective perspective objective incentive directive professional criminals materials festival journal
  portal rental betrayal tribunal principal pandemic epidemic critic logic music public plastic relative native motive archive
  drive hive variable vegetable table constable`);

const adjectives = new Map<string, boolean>();

/** Whether a written word ends like an adjective or participle: such a word ends no term. */
export function looksLikeAdjective(written: string): boolean {
  const known = adjectives.get(written);
  if (known !== undefined) return known;
  const word = written.toLowerCase();
  const result =
    /(?:ed|able|ible|ful|ous|ive|ic|al|ial|ual|ary|utory|isory|less|ant|ent)$/u.test(word) &&
    !NOUNS.has(word) &&
    !isNounEnding(word);
  if (adjectives.size > 200_000) adjectives.clear();
  adjectives.set(written, result);
  return result;
}

/** "-ment", "-dent" and the like are nouns as often as not; these few endings always are. */
function isNounEnding(word: string): boolean {
  return /(?:ment|dent|lent|gent|client|patient|parent|student|agent|consent|content|event|tenant|assistant|consultant|infant|grant|library|summary|diary|boundary|need|bed|speed|feed|hatred|commentary|salary|glossary|secondary|primary|talent|extent|intent|accent|adolescent)$/u.test(
    word,
  );
}
