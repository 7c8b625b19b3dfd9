// One interaction as rules read it: its tokens, every phrase found in it, and signals measured when first asked for.

import { contentStems } from '../analysis/content-words.ts';
import { customerSentiment } from '../analysis/sentiment.ts';
import { type Silence, silences } from '../analysis/silence.ts';
import { measureTiming } from '../analysis/timing.ts';
import type { CustomerSentiment, Metrics } from '../model/evaluation.ts';
import type { Interaction, Speaker } from '../model/interaction.ts';
import type { PersonalFinding } from '../model/personal-data.ts';
import type { Hit } from '../text/hit.ts';
import type { Matcher } from '../text/matcher.ts';
import type { Tokens } from '../text/tokens.ts';

export class Conversation {
  readonly interaction: Interaction;
  readonly personalData: readonly PersonalFinding[];
  readonly tokens: Tokens;
  readonly hits: ReadonlyMap<number, readonly Hit[]>;
  /** `passageOf[turn]`: consecutive turns of one speaker are one passage; windows and distances count passages. */
  readonly passageOf: readonly number[];
  /** Speaker of each passage. */
  readonly passageSpeakers: readonly Speaker[];
  /** Who said at least one word: a turn may be empty where the recogniser heard nothing. */
  readonly heard: ReadonlySet<Speaker>;
  #metrics: Metrics | undefined;
  #sentiment: CustomerSentiment | null | undefined;
  #silences: readonly Silence[] | null | undefined;
  readonly #stems: (ReadonlySet<string> | undefined)[] = [];

  /** The tokens belong to the matcher and are good until its next conversation. */
  constructor(interaction: Interaction, matcher: Matcher, personalData: readonly PersonalFinding[]) {
    this.interaction = interaction;
    this.personalData = personalData;
    this.tokens = matcher.read(interaction.turns, interaction.agent?.name);
    this.hits = matcher.scan(this.tokens);
    const passageOf: number[] = [];
    const passageSpeakers: Speaker[] = [];
    const heard = new Set<Speaker>();
    for (const [index, turn] of interaction.turns.entries()) {
      if ((this.tokens.turnStarts[index + 1] as number) > (this.tokens.turnStarts[index] as number))
        heard.add(turn.speaker);
      if (passageSpeakers[passageSpeakers.length - 1] !== turn.speaker) passageSpeakers.push(turn.speaker);
      passageOf.push(passageSpeakers.length - 1);
    }
    this.passageOf = passageOf;
    this.passageSpeakers = passageSpeakers;
    this.heard = heard;
  }

  get metrics(): Metrics {
    this.#metrics ??= measureTiming(this.interaction);
    return this.#metrics;
  }

  get sentiment(): CustomerSentiment | null {
    if (this.#sentiment !== undefined) return this.#sentiment;
    const measured = customerSentiment(this.interaction);
    this.#sentiment = measured;
    return measured;
  }

  /** Null when the transcript cannot tell. */
  get silences(): readonly Silence[] | null {
    if (this.#silences !== undefined) return this.#silences;
    const measured = silences(this.interaction);
    this.#silences = measured;
    return measured;
  }

  /** The stemmed content words of a turn. */
  stems(turn: number): ReadonlySet<string> {
    this.#stems[turn] ??= new Set(contentStems(this.interaction.turns[turn]?.text ?? ''));
    return this.#stems[turn] as ReadonlySet<string>;
  }

  speakerOf(turn: number): Speaker {
    return this.interaction.turns[turn]?.speaker ?? 'unknown';
  }

  /** Passages of these speakers, in order. */
  passagesOf(speakers: readonly Speaker[]): readonly number[] {
    const result: number[] = [];
    this.passageSpeakers.forEach((speaker, passage) => {
      if (speakers.includes(speaker)) result.push(passage);
    });
    return result;
  }
}
