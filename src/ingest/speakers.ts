// The one table from the words people use for speakers to the contract's speakers. Every format goes through it.

import { SPEAKERS, type Speaker } from '../model/interaction.ts';

const WORDS: Readonly<Record<Speaker, string>> = {
  agent: `agent; rep; representative; advisor; adviser; associate; csr; customer service; support; support agent;
    service agent; call center agent; call centre agent; contact center agent; contact centre agent; sales agent;
    live agent; human agent; employee; consultant; specialist; staff; operator; handler; internal; wizard; call taker;
    service representative; customer service representative; customer service agent; customer service rep; sales rep;
    sales representative; customer support; human`,
  customer: `customer; client; caller; user; end user; end customer; consumer; member; patient; guest; visitor;
    subscriber; contact; requester; buyer; callee; external; policyholder; shopper`,
  bot: 'bot; chatbot; chat bot; virtual agent; virtual assistant; voicebot; voice bot; ai agent; automated agent; assistant',
  system: `system; ivr; acd; announcement; prompt; recording; recorded message; workflow; automated system;
    automated message; auto attendant; hold message; narrator`,
  'other-agent': 'other agent; second agent; supervisor; manager; team lead; team leader; transfer agent',
  'third-party': 'third party; 3rd party; interpreter; translator',
  unknown: 'unknown; unidentified; speaker; other; participant',
};

const BY_LABEL = new Map<string, Speaker>(
  SPEAKERS.flatMap((speaker) => WORDS[speaker].split(';').map((word) => [word.trim(), speaker] as const)),
);

/** The speaker a label stands for, whatever its case, punctuation or number: `Rep`, `VIRTUAL_AGENT`, `agent-1`,
 * `Customer:`. Undefined when the label is not a role: a person's name, a channel number. */
export function speakerFromLabel(label: string): Speaker | undefined {
  const known = BY_LABEL.get(label);
  if (known !== undefined) return known;
  const folded = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:#()[\]]+/g, ' ')
    .trim();
  return BY_LABEL.get(folded) ?? BY_LABEL.get(folded.replace(/ ?\d+$/, ''));
}
