// The measurements a rubric can test with `metric:`, and in what unit each is written.

export type MetricUnit = 'time' | 'count' | 'share' | 'rate';

interface MetricName {
  /** time: milliseconds, written `20 seconds`; share: 0…1, also written `40 %`; rate: words per minute. */
  readonly unit: MetricUnit;
  readonly title: string;
}

/** Name in YAML → unit and meaning. What each is measured from is in src/analysis. */
export const METRICS: Readonly<Record<string, MetricName>> = {
  duration: { unit: 'time', title: 'Length of the interaction' },
  'dead-air': { unit: 'time', title: 'Longest silence that is neither a hold nor the customer fetching something' },
  'longest-silence': { unit: 'time', title: 'Longest time when nobody speaks' },
  'non-talk': { unit: 'time', title: 'Holds and silences over 3 seconds together' },
  'hold-time': { unit: 'time', title: 'All holds together' },
  'longest-hold': { unit: 'time', title: 'The longest hold' },
  holds: { unit: 'count', title: 'Number of holds' },
  'agent-interruptions': { unit: 'count', title: 'How often the agent cut in on the customer' },
  'customer-interruptions': { unit: 'count', title: 'How often the customer cut in on the agent' },
  'agent-talk': { unit: 'time', title: 'Talk time of the agent' },
  'customer-talk': { unit: 'time', title: 'Talk time of the customer' },
  'talk-share': { unit: 'share', title: "The agent's part of both talk times" },
  'agent-words-per-minute': { unit: 'rate', title: 'Speaking rate of the agent' },
  'customer-words-per-minute': { unit: 'rate', title: 'Speaking rate of the customer' },
  'longest-monologue': { unit: 'time', title: "The agent's longest talk without the customer" },
  'first-response': { unit: 'time', title: 'Time until the first answer of the agent' },
  'mean-response': { unit: 'time', title: 'Mean time until the agent answers' },
  'longest-response': { unit: 'time', title: 'Longest time until the agent answers' },
  turns: { unit: 'count', title: 'Number of turns' },
  'agent-turns': { unit: 'count', title: 'Number of turns of the agent' },
  'customer-turns': { unit: 'count', title: 'Number of turns of the customer' },
};
