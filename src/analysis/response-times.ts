// How long customers wait for an answer where turns have only a start: chat, messages, e-mail.

import type { Interaction } from '../model/interaction.ts';

export interface ResponseTimes {
  readonly firstResponseMs: number;
  readonly meanResponseMs: number;
  readonly longestResponseMs: number;
}

/**
 * From the customer's first unanswered message to the agent's next; null when times are missing or nothing was answered.
 * A bot's answer is not the agent's, but a customer whom a bot serves waits for the agent only from the last message on.
 */
export function responseTimes(interaction: Interaction): ResponseTimes | null {
  const waits: number[] = [];
  let waitingSince: number | null = null;
  let botAnswered = false;
  for (const { speaker, startMs } of interaction.turns) {
    if (speaker === 'bot') botAnswered = true;
    if (speaker !== 'customer' && speaker !== 'agent') continue;
    if (startMs === undefined) return null;
    if (speaker === 'customer') {
      if (waitingSince === null || botAnswered) waitingSince = startMs;
      botAnswered = false;
    } else if (waitingSince !== null) {
      waits.push(Math.max(0, startMs - waitingSince));
      waitingSince = null;
    }
  }
  const [first] = waits;
  if (first === undefined) return null;
  return {
    firstResponseMs: first,
    meanResponseMs: Math.round(waits.reduce((total, wait) => total + wait, 0) / waits.length),
    longestResponseMs: Math.max(...waits),
  };
}
