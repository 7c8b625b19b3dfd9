// What people say around a pause: that they put somebody on hold, that they fetch something, that they are back; and backchannels.

/** Words of a text in lower case, single blanks between and around them, apostrophes gone: ` ill just check `. */
function flatten(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
    .replaceAll(' i ll ', ' ill ')
    .replaceAll(' i m ', ' im ');
}

const phrases = (list: string): readonly string[] => list.split(',').map((phrase) => flatten(phrase));

const AGENT_ANNOUNCES = phrases(`
  on hold, on a brief hold, on a quick hold, on a short hold, please hold, hold please, hold on, hold the line, hold
  for, hold while, mind holding, mind waiting, mind waitin, waiting a moment, waitin a moment, wait a moment, wait a
  minute, wait a second, wait while, able to hold, happy to hold, stay on the line, remain on the line, bear with
  me, bear with us, bearing with me, bare with me, hang on, just a moment, one moment, a moment please, give me a
  moment, give me one moment, for a moment, a few moments, a sec while, a second while, a moment while, a minute
  while, two mins, a couple of mins, a mo, just a second, one second, give me a second, just a sec, one sec, just a
  minute, one minute, give me a minute, a couple of minutes, couple minutes, two minutes, two ticks, two secs, be
  right back, be right with you, be back in, right back with you, let me check, let me just check, let me look, let
  me have a look, let me take a look, let me just look, let me pull, let me just pull, let me see if, let me find,
  let me speak, let me ask, let me talk to, let me get, let me go and, let me just get, ill just check, i will just
  check, ill check, ill have a look, ill go and, ill find out, going to check, gonna check, while i check, while i
  look, while i pull, while i find, while i get, while i speak, while i talk, while i do`);

const NOT_ANNOUNCES = phrases(`
  hold the power, hold down, hold the button, hold the reset, on hold music`);

const AGENT_RETURNS = phrases(`
  for holding, for holdin, for folding, for waiting, for waitin, for your patience, for the patience, for your
  patients, for being patient, for being so patient, for bearing with, for baring with, bearing with me there, for
  staying on the line, for hanging on, appreciate your patience, appreciate you holding, appreciate you waiting,
  appreciate the hold, sorry for the wait, sorry about the wait, sorry for that wait, sorry about that wait, sorry
  for the hold, sorry about the hold, sorry for the delay, sorry to keep you, sorry for keeping you, sorry i kept
  you, apologise for the wait, apologize for the wait, im back, i am back, back with you, are you still there, are
  you there, still with me`);

const STILL_WAITING = phrases(`
  continue to hold, remain on the line, next available`);

const CUSTOMER_FETCHES = phrases(`
  hang on, hold on, hold the line, bear with me, one moment, just a moment, give me a moment, one second, just a
  second, give me a second, one sec, just a sec, give me a sec, two secs, two ticks, one minute, just a minute, give
  me a minute, wait a minute, wait a second, wait a sec, let me get, let me just get, let me grab, let me just grab,
  let me find, let me just find, let me look, let me just look, let me check, let me just check, let me see, let me
  go, let me open, let me log, let me try, let me pull, let me write, getting my, grabbing my, finding my, looking
  for my, ill get, ill just get, ill grab, ill go and, ill find, ill try, need to find, need to get, have to find,
  have to get, go and get, just getting, just looking, just finding, just grabbing, just a pen, get a pen, find a
  pen, grab a pen, im looking, its loading, its restarting, its rebooting, its turning`);

const AGENT_GIVES_TIME = phrases(`
  take your time, no rush, no hurry, whenever youre ready, when youre ready, whenever you are ready, when you are
  ready, ready when you are, ill wait, i can wait, i will wait, let me know when, let me know once, tell me when,
  tell me once, say when`);

const AGENT_GIVES_TASK = phrases(`
  to hand, handy, in front of you, hold the power, hold down, hold the button, hold the reset, unplug, plug it back,
  switch it off, turn it off, turn it back on, restart it, restart the, restart your, reboot, log out, log back in,
  try it now, try that now, try again now, give that a try, give it a try, grab a pen`);

const BACKCHANNELS = new Set(
  `ah aha ahh alright amazing aye brilliant cool correct exactly fine gotcha great hm hmm huh k kk lovely mhm mhmm mm mmhm mmhmm mmm
   nice oh ok okay perfect really right see sure true uh uhhuh uhuh um umhm wow ya yah yea yeah yep yes yup absolutely definitely indeed`.split(
    /\s+/,
  ),
);
const BACKCHANNEL_PHRASES = new Set([
  'got it',
  'i see',
  'oh i see',
  'of course',
  'all right',
  'go on',
  'thats right',
  'thats fine',
  'thats great',
]);

const BACKCHANNEL_WORDS = 3;
/** Quickly true for most turns: a fourth piece with a letter or digit, which makes more words than a backchannel has. */
const MANY_WORDS = /^(?:[^\p{L}\p{N}]*[\p{L}\p{N}]\S*\s){3}[^\p{L}\p{N}]*[\p{L}\p{N}]/u;

function says(text: string, list: readonly string[]): boolean {
  const flat = flatten(text);
  return list.some((phrase) => flat.includes(phrase));
}

/** The agent says that a wait begins: "let me put you on hold", "bear with me". Not "hold the power button". */
export function announcesHold(text: string): boolean {
  return says(text, AGENT_ANNOUNCES) && !says(text, NOT_ANNOUNCES);
}

/** The agent is back: "thank you for holding". Not while the wait goes on. */
export function returnsFromHold(text: string): boolean {
  return says(text, AGENT_RETURNS) && !says(text, STILL_WAITING);
}

/** The customer asks for time: "hang on, getting my card". */
export function customerFetches(text: string): boolean {
  return says(text, CUSTOMER_FETCHES);
}

/** The agent waits for the customer: "take your time". */
export function givesTime(text: string): boolean {
  return says(text, AGENT_GIVES_TIME);
}

/** The agent has the customer do something: "now unplug the router". */
export function givesTask(text: string): boolean {
  return says(text, AGENT_GIVES_TASK);
}

/** At most three words that only show attention: "uh-huh", "mm-hmm", "yeah, okay". They take nobody's turn. */
export function isBackchannel(text: string): boolean {
  if (MANY_WORDS.test(text)) return false;
  const flat = flatten(text.replace(/[-‐‑]/g, '')).trim();
  if (BACKCHANNEL_PHRASES.has(flat)) return true;
  const words = flat.split(' ');
  return words.length <= BACKCHANNEL_WORDS && words.every((word) => word === '' || BACKCHANNELS.has(word));
}
