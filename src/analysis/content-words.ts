// The words of a text that carry its subject, stemmed: what the customer's problem is about, to see whether the agent takes it up.

import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { splitWords } from './words.ts';

/** A content word with its stem; offsets are UTF-16 code units into the text. */
export interface ContentWord {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Words that stand in any conversation, whatever it is about. */
const STOP_WORDS = new Set(
  `a an the and or but nor so yet if then than because cause cos as until while of at by for with about against between into through during before after
   above below to from up down in out on off over under again further once here there when where why how all any both each few more most other some such
   no not only own same too very just also even still ever never always already almost quite rather really actually basically literally probably maybe perhaps
   i me my mine myself we us our ours you your yours yourself he him his she her hers it its they them their theirs one ones who whom whose which what that this these those
   am is are was were be been being have has had having do does did doing done can could will would shall should may might must ought need
   isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't needn't ain't cannot
   isnt arent wasnt werent havent hasnt hadnt dont doesnt didnt cant couldnt wont wouldnt shouldnt aint
   i'm i've i'll i'd you're you've you'll you'd he's she's it's that's there's what's who's here's we're we've we'll we'd they're they've they'll they'd let's
   im ive youre youve thats theres whats hes shes theyre lets
   hello hi hiya hey hallo good morning afternoon evening day night bye goodbye cheers ta thank thanks thankyou thx please pls plz sorry apologise apologies pardon excuse
   yes yeah yep yup no nope nah ok okay okey alright right sure fine great perfect lovely brilliant awesome excellent wonderful absolutely certainly definitely exactly indeed
   correct understand understood see oh ah um umm uh er erm hmm mm mhm mmhmm uhhuh huh well like kind sort anyway
   help helping helped assist assistance support call calling called caller phone ring speak speaking talk talking chat contact contacting contacted customer service
   sir madam ma'am maam mr mrs ms miss mate love dear
   get gets getting got gotten go goes going gone went come comes coming came make makes making made take takes taking took taken give gives giving gave given put puts
   say says saying said tell tells telling told ask asks asking asked know knows knew known think thinks thinking thought want wants wanted wanting wanna gonna gotta
   look looks looking looked let try trying tried use using used keep keeps happen happens happened happening find finding work works working worked show
   thing things something anything everything nothing someone anyone everyone way ways lot lots bit little much many
   time times today now moment minute minutes second seconds sec later soon back away able able maybe
   hold wait waiting bear hang check checking confirm appreciate welcome hope matter question problem issue issues problems anything else
   number name details detail information info regarding reason
   u ur r n k im yo pls lol omg`.split(/\s+/),
);

/** Past forms that a stemmer doesn't bring home. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `paid=pay sent=send bought=buy sold=sell broke=break broken=break lost=lose stole=steal stolen=steal left=leave spent=spend lent=lend built=build
   wrote=write written=write drove=drive driven=drive flew=fly flown=fly woke=wake froze=freeze frozen=freeze fell=fall fallen=fall brought=bring
   caught=catch taught=teach held=hold met=meet felt=feel slept=sleep ran=run began=begin begun=begin shut=shut hurt=hurt died=die children=child
   people=person cheque=check cheques=check mum=mother mom=mother fridge=refrigerator tv=television telly=television wi-fi=wifi
   mobile=phone cell=phone`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

const NO_FACES: ReadonlySet<string> = new Set();

/** Stems are remembered up to this many, then forgotten together: a bound on memory, without an effect on any result. */
const REMEMBERED = 50_000;
const stems = new Map<string, string | null>();

/** The stem of a folded word, or null for a word without content. */
function stemOf(word: string): string | null {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = makeStem(word);
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(word, stem);
  return stem;
}

function makeStem(word: string): string | null {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (STOP_WORDS.has(word) || STOP_WORDS.has(bare)) return null;
  // A single letter or digit is no content; a number of two digits may be an amount or a date.
  if (bare.length < 2) return null;
  const plain = bare.replaceAll("'", '');
  if (/\d/.test(plain)) return plain;
  const base = IRREGULAR.get(plain) ?? plain;
  return porter.stem(american(base));
}

/** British endings as American ones, so that both stem alike. */
function american(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/our(s|ed|ing|ite|able)?$/, 'or$1')
    .replace(/is(e|es|ed|ing|ation)$/, 'iz$1')
    .replace(/ys(e|es|ed|ing)$/, 'yz$1');
}

/** Marks that stand where personal data was: `[card]`. */
const MARK = /\[[a-z-]*\]/g;

/** The content words of a text in order, each with its Porter stem (Porter, Program 14, 1980). Redaction marks have no content. */
export function contentWords(text: string): readonly ContentWord[] {
  // Blanked to the same length, so that offsets stay.
  const plain = text.includes('[') ? text.replace(MARK, (mark) => ' '.repeat(mark.length)) : text;
  const { keys, starts, ends } = splitWords(plain, NO_FACES);
  const found: ContentWord[] = [];
  for (const [index, key] of keys.entries()) {
    const stem = stemOf(key);
    const start = starts[index] ?? 0;
    if (stem !== null) found.push({ stem, start, end: ends[index] ?? start });
  }
  return found;
}

/** The stems of the content words of a text. */
export function contentStems(text: string): ReadonlySet<string> {
  return new Set(contentWords(text).map((word) => word.stem));
}
