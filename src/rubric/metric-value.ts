// The measurements that `metric:` may name, read from a conversation. Their names and units are in metric-names.ts.

import type { Speaker } from '../model/interaction.ts';
import type { Conversation } from './conversation.ts';

/** Times in milliseconds, shares in 0…1; undefined where the transcript cannot tell. */
export function metricValue(name: string, conversation: Conversation): number | undefined {
  const { metrics, silences, interaction } = conversation;
  const passages = (speaker: Speaker): number => conversation.passagesOf([speaker]).length;
  switch (name) {
    case 'duration':
      return interaction.durationMs;
    case 'dead-air':
      return silences === null
        ? undefined
        : Math.max(
            0,
            ...silences
              .filter((silence) => silence.kind === 'silence')
              .map((silence) => silence.endMs - silence.startMs),
          );
    case 'longest-silence':
      return metrics.longestSilenceMs;
    case 'non-talk':
      return metrics.nonTalkMs;
    case 'hold-time':
      return metrics.holdMs;
    case 'longest-hold':
      return metrics.longestHoldMs;
    case 'holds':
      return metrics.holds;
    case 'agent-interruptions':
      return metrics.interruptions?.agent;
    case 'customer-interruptions':
      return metrics.interruptions?.customer;
    case 'agent-talk':
      return metrics.talkMs?.agent;
    case 'customer-talk':
      return metrics.talkMs?.customer;
    case 'talk-share':
      return metrics.talkShare;
    case 'agent-words-per-minute':
      return metrics.wordsPerMinute?.agent;
    case 'customer-words-per-minute':
      return metrics.wordsPerMinute?.customer;
    case 'longest-monologue':
      return metrics.longestMonologueMs;
    case 'first-response':
      return metrics.firstResponseMs;
    case 'mean-response':
      return metrics.meanResponseMs;
    case 'longest-response':
      return metrics.longestResponseMs;
    case 'turns':
      return conversation.passageSpeakers.length;
    case 'agent-turns':
      return passages('agent');
    case 'customer-turns':
      return passages('customer');
    default:
      throw new Error(`no metric ${name}`);
  }
}
