// Words that change what other words say: negators, boosters, dampeners, contrast, and those that a negation reaches over.

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/);

/** Turn what follows into its opposite. */
export const NEGATORS = list(`
not, never, nothing, none, nobody, nowhere, neither, nor, without, no one, no longer, anything but, far from, nothing like,
don't, doesn't, didn't, isn't, aren't, wasn't, weren't, ain't, haven't, hasn't, hadn't, can't, couldn't, won't, wouldn't, shouldn't, needn't, mustn't,
hardly, barely, scarcely, rarely, seldom, lack, lacks, lacked, lacking, failed to, fails to, fail to, free of`);

/** Turn only the very next word into its opposite: as an answer, "no" says nothing about what follows. */
export const NEAR_NEGATORS = list('no, non, zero');

/** Look like negations and are none. */
export const NO_NEGATORS = list(`
not only, not just, not to mention, not least, don't you, won't you, didn't you, isn't only, isn't just, wasn't only, wasn't just, don't only, didn't only, doesn't only, nothing but, why not, why don't we, why don't you`);

/** Strengthen what follows. */
export const BOOSTERS = list(`
very, really, so, too, extremely, absolutely, completely, totally, utterly, incredibly, especially, particularly, truly, thoroughly, deeply, highly, hugely, massively,
super, such, such a, such an, most, more, much, even, quite, well, dead, proper, properly, real, right, bloody, damn, damned, freaking, frigging, flipping, fucking, effing, bleeding,
entirely, exceptionally, remarkably, terribly, awfully, insanely, ridiculously, unbelievably, seriously, genuinely, honestly, hella, mega, uber, beyond, total, absolute, complete, utter, sheer, pure, all the more, a lot, way`);

/** Weaken what follows. */
export const DAMPENERS = list(`
a bit, a little, a little bit, bit, little, slightly, somewhat, kind of, kinda, sort of, sorta, fairly, rather, pretty, partly, partially, marginally, mildly, moderately, relatively, almost, nearly, maybe, perhaps, possibly,
could be, might be, less, a tad, a touch`);

/** What follows weighs more than what went before. */
export const CONTRASTS = list('but, however, except, although, yet, nevertheless, nonetheless');

/** Words of blame that only strengthen a word of praise: "bloody brilliant", "awfully kind". */
export const EXPLETIVES = list(`
bloody, damn, damned, fucking, fuckin, freaking, frigging, flipping, effing, bleeding, terribly, awfully, insanely, ridiculously, unbelievably, dead, wicked`);

/** Words that a negation reaches over without tiring: "not at all a good idea". */
export const TRANSPARENT = list(`
a, an, the, at, all, it, this, that, is, be, been, being, am, are, was, were, of, any, to, had, have, has, get, got, getting, feel, feeling, seem, seems, look, looks, sound, sounds, find, found,
think, believe, suppose, reckon, exactly, entirely, completely, particularly, especially, much, my, your, our, their, his, her, very, really, so, too, as, what, i'd, call, say, do, did, make, made, give, gave, given, with`);

/** Verbs after which a new subject still stands under the negation: "I don't think you are rude". */
export const BELIEFS = list('think, believe, feel, suppose, reckon, say, find, mean');

/** Words that start something new, at which a negation ends. */
export const BARRIERS = list(`
and, but, because, cause, cos, which, who, when, while, since, if, then, however, although, though, except, otherwise, instead, i, i'm, i've, i'll, im, ive, we, we're, we've, he, he's, she, she's, they, they're, you, you're, it's, that's, there's, thats, its, please, thanks, thank you`);

/** How much a modifier changes a value: ± as a share of it. */
export const STRENGTH = { boost: 0.25, dampen: -0.35 } as const;
/** "Not good" is less than bad, and "not bad" is hardly good (the first as in VADER: Hutto and Gilbert, ICWSM 2014). */
export const NEGATED = { praise: -0.74, blame: -0.4 } as const;
/** What stands before and after "but" (VADER). */
export const CONTRAST = { before: 0.5, after: 1.5 } as const;
/** Each of up to three exclamation marks; a word in capitals among words that are not. */
export const EMPHASIS = { exclamation: 0.1, capitals: 0.25 } as const;
