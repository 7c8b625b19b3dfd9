// What a number was said to be: the words around it that name it ("security code", "order number", "mobile").

import { insertDisjoint } from './stretch.ts';

/** What cues name. `other` is a number that is not personal data; `last-four` is the part of a card that may be kept. */
export const LABELS = [
  'card',
  'last-four',
  'cvv',
  'expiry',
  'pin',
  'ssn',
  'nino',
  'national-id',
  'passport',
  'licence',
  'iban',
  'sort-code',
  'account',
  'email',
  'birth-date',
  'phone',
  'address',
  'postcode',
  'ip',
  'other',
] as const;
export type Label = (typeof LABELS)[number];

/** A cue in a text; offsets are UTF-16 code units. */
export interface Cue {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
}

const NUMBER = '(?:numbers?|num|no\\.?|#|id|i d|code|ref|reference)';

/** One alternation per label, matched on lower-cased text. On overlap the longer match wins, then the earlier label. */
const PATTERNS: readonly (readonly [Label, string])[] = [
  [
    'other',
    `(?:order|tracking|reference|serial|ticket|case|confirmation|booking|invoice|parcel|consignment|shipment|policy|claim|meter|model|part|item|product|membership|member|loyalty|rewards|gift ?card|gift voucher|voucher|coupon|promo|error|version|flight|transaction|customer|employee|badge|job|request|registration|plate|barcode|purchase|delivery|receipt|quote|application|contract|device|sim(?: card)?|batch|docket|complaint|incident|work ?order|pnr|agent|operator|staff|room|store|branch|extension|auth(?:orisation|orization)?|approval|verification|activation|one time|access|redemption|return|returns|rma|supplier|vendor) ${NUMBER}`,
  ],
  [
    'other',
    'imei|iccid|eid number|vin|isbn|gtin|upc|sku|otp|one[- ]time (?:pass)?code|passcode|tracking|consignment note|awb|gift card|sim card|library card|loyalty card|membership card|store card number|product key|licen[sc]e key|mac address|meter reading|serial|code (?:i|we) (?:just )?(?:sent|texted)|(?:texted|sent) (?:you )?(?:a|the) code|(?:serial|model|number|code|label|sticker) (?:number )?(?:on|at) the back of (?:the|your|my) (?:router|box|device|phone|tv|meter|hub|modem|unit|set|machine)',
  ],
  [
    'cvv',
    'security (?:code|number|digits)|card security|c\\.? ?v\\.? ?(?:v|c)\\.?2?|cvn|cvd|c b v|see vv|security coat|card verification(?: (?:value|code|number))?|(?:three|3|four|4)[- ]?(?:digits?|numbers?|figures?)?(?: (?:code|number|security|that|printed|which|are|is|s|just|right|there)){0,4} (?:on|from|at|off) the (?:back|reverse|rear|signature|front of (?:the|your|my) (?:card|amex))|(?:code|numbers?|digits?|figures?) (?:on|from|off|at) the (?:back|reverse|rear|signature)|signature (?:strip|panel)|back of (?:the|your|my) card|the back (?:says|reads|is|number)|(?:and )?(?:on|from|off) the (?:back|reverse)|last (?:three|3)(?: digits| numbers)?(?: (?:on|from) the (?:back|reverse|signature strip))?|three digit (?:code|number)|3[- ]digit (?:code|number)|(?:four|4)[- ]digit (?:security )?code(?: on the front)?',
  ],
  [
    'expiry',
    'expir(?:y|es|e|ing|ed|ation)(?: date)?|exp\\.?(?: date)?|valid (?:thru|through|until|till|to)|(?:runs?|running) out|good (?:thru|through|until)|end date',
  ],
  [
    'last-four',
    '(?:the )?(?:last|final) (?:four|4)(?: digits?| numbers?)?(?: of (?:the|your|my) (?:card|visa|mastercard|amex|debit card|credit card)(?: number)?)?|(?:card|visa|mastercard|amex|account|one)? ?(?:ending|ends|finishing|finishes)(?: in| with| on)?',
  ],
  [
    'card',
    '(?:debit|credit|bank|payment|visa|company|business|new|other|amex|mastercard) card(?: (?:number|no\\.?|details))?|card (?:number|no\\.?|details|num)|(?:my|the|your|this|that|a) card|on (?:the|your|my) card|long (?:card )?number|(?:number|digits) (?:on|across|from|off) the (?:front|card)|(?:sixteen|16|fifteen|15)[- ]?(?:digits?|numbers?)|visa|master ?card|amex|american express|discover|maestro|rupay|diners|union ?pay|jcb|pan number',
  ],
  ['pin', 'pin(?: number)?|personal identification number|atm pin|card pin'],
  [
    'ssn',
    'social security(?: (?:number|no\\.?|num|#))?|social(?! (?:media|club|worker|care|housing|services|network))|s\\.? ?s\\.? ?n\\.?|tax ?payer id(?:entification)?(?: number)?|itin',
  ],
  ['nino', 'national insurance(?: (?:number|no\\.?))?|n\\.? ?i\\.? (?:number|no\\.?)|nino'],
  [
    'national-id',
    'aadhaa?r(?: card)?(?: number)?|aadhar(?: card)?(?: number)?|adhaar(?: number)?|nhs (?:number|no\\.?)|pan card(?: number)?|medicare (?:number|id)|national id(?:entity)?(?: number| card)?',
  ],
  ['passport', 'passport(?: (?:number|no\\.?|num|#))?'],
  ['licence', "driv(?:ing|er'?s?) licen[sc]e(?: (?:number|no\\.?))?|licen[sc]e number|d l number"],
  ['iban', 'i ?ban(?: number)?|international bank account(?: number)?'],
  ['sort-code', 'sort ?-?codes?'],
  [
    'account',
    '(?:bank |checking |savings |current |debit )?account (?:number|no\\.?|num|#|is)|acct\\.?(?: (?:number|no\\.?|#))?|a\\/c(?: (?:number|no\\.?))?|routing(?: and account)?(?: number| no\\.?)?|aba(?: number)?|transit number',
  ],
  ['email', 'e-?mails?(?: (?:address|id))?|mail id'],
  ['birth-date', 'date of birth|birth ?date|birth ?day|d\\.? ?o\\.? ?b\\.?|born(?: on| in)?|when were you born'],
  [
    'phone',
    '(?:tele)?phone(?: (?:number|no\\.?|num|#))?|mobile(?: (?:number|no\\.?|phone))*|cell(?: ?phone)?(?: number)?|land ?line(?: number)?|contact (?:number|no\\.?|details)|call(?: ?back)? number|call ?back(?: on| at)?|(?:call|ring|reach|text|phone|dial|contact|whats ?app)(?: (?:me|you|him|her|us|them|back|ya))+(?: back)?(?: (?:on|at))?|best number|better number|good number|number (?:to|for|we can|i can) (?:call|reach|ring|contact|text|you|callback)|(?:alternate|alternative|alternat|daytime|evening|home|work|office|other|whats ?app|registered|new|old) (?:number|no\\.?|phone)|whats ?app|(?:tel|ph|mob|cell)\\b\\.?|fax|(?:your|my|his|her|mera|mere|apna|aapka) number',
  ],
  ['postcode', 'post ?codes?|postal code|zip(?: ?code)?|pin ?code|post code'],
  [
    'address',
    "(?:(?:delivery|billing|home|mailing|postal|shipping|correspondence|new|old|current|registered|full|street|your|my|the) )+address|address(?: is|:|'s)|first line of (?:the|your) address|(?:i|we|he|she) (?:live|lives|stay) (?:at|on|in)|living at|mov(?:ed|ing) to|deliver(?: it| them)? to|ship(?: it| them)? to|send (?:it|them) to",
  ],
  ['ip', 'ip(?: address)?(?: is)?'],
];

const MATCHERS = PATTERNS.map(([label, source]) => ({
  label,
  bit: 1 << LABELS.indexOf(label),
  regex: new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z])`, 'g'),
}));

/**
 * For each label, words of which every cue for it holds at least one, by their first four letters. Texts without them
 * are not searched for that label.
 */
export const CUE_WORDS: Readonly<Record<Label, string>> = {
  other:
    'orde trac refe ref seri tick case conf book invo parc cons ship poli clai mete mode part item prod memb loya rewa gift vouc coup prom erro vers flig tran cust empl badg job requ regi plat barc purc deli rece quot appl cont devi sim batc dock comp inci work pnr agen oper staf room stor bran exte auth appr veri acti one acce rede retu rma supp vend imei icci eid vin isbn gtin upc sku otp pass awb libr key mac sent text back',
  cvv: 'secu cvv cvc cvn cvd cvvs c see card code numb digi figu sign reve rear back fron last three',
  expiry: 'expi exp vali run runs runn good end',
  'last-four': 'last fina ends endi fini',
  card: 'card long numb digi visa mast amex amer disc maes rupa dine unio jcb pan',
  pin: 'pin pers atm',
  ssn: 'soci ssn s ss itin tax taxp',
  nino: 'nati ni n nino',
  'national-id': 'aadh adha nhs pan medi nati',
  passport: 'pass',
  licence: 'driv lice d',
  iban: 'iban ban inte',
  'sort-code': 'sort',
  account: 'acco acct a rout aba tran',
  email: 'emai e mail',
  'birth-date': 'birt dob d do born',
  phone:
    'phon numb tele mobi cell land cont call ring reac text dial what best bett good numb alte dayt even home work offi othe regi new old tel ph mob fax',
  postcode: 'post zip zipc pin pinc',
  address: 'addr live livi stay movi move deli ship send',
  ip: 'ip',
};

const ON_CARD = /^(?:'s)?\s*(?:on|of|for|from|off|to)?\s*(?:the|your|my|this|that)?\s*$/;

/** The one of the first `count` cues that speaks last. "The security code on your card" asks for the code. */
export function lastCue(lower: string, cues: readonly Cue[], count = cues.length): Cue | undefined {
  const last = cues[count - 1];
  const before = cues[count - 2];
  if (last?.label !== 'card' || before === undefined || !/^(?:cvv|expiry|pin|last-four)$/.test(before.label))
    return last;
  return ON_CARD.test(lower.slice(before.end, last.start)) ? before : last;
}

const NEGATED = /\bnot (?:the |your |a |my )?$/;

/** The cues of a lower-cased text, in order, without overlaps. `labels`: which can be in it, a bit each as in `LABELS`. */
export function findCues(lower: string, labels: number): Cue[] {
  if (labels === 0) return [];
  const found: (Cue & { rank: number })[] = [];
  MATCHERS.forEach(({ label, bit, regex }, rank) => {
    if ((labels & bit) === 0) return;
    for (const match of lower.matchAll(regex)) {
      // "the three on the back, not the sixteen digits"
      if (NEGATED.test(lower.slice(Math.max(0, match.index - 10), match.index))) continue;
      found.push({ label, start: match.index, end: match.index + match[0].length, rank });
    }
  });
  if (found.length < 2) return found;
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.rank - b.rank);
  const kept: Cue[] = [];
  for (const cue of found) insertDisjoint(kept, cue);
  return kept;
}
