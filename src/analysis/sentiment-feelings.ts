// Everyday words of praise, blame and feeling that AFINN lacks. Our own, on its scale of −5 … 5.

import type { ValuedWords } from './sentiment-overlay.ts';

export const FEELINGS: readonly ValuedWords[] = [
  [
    3,
    `immaculate, impeccable, unbeatable, tremendous, spectacular, sensational, sublime, gorgeous, genius, magical, miraculous, blessed, stoked,
     epic, invaluable, legendary, exhilaration, exuberance, thrilling, wondrous, splendid, bestie, adorbs, scrumptious, luscious, yippee, hooray, woot, booyah`,
  ],
  [
    2,
    `admiration, adept, affable, approachable, astute, attentive, awed, beaming, beneficial, bravo, bubbly, charismatic, comfy, complimentary,
     considerate, contented, cosy, cozy, cuddly, dandy, darling, dazzled, dependable, deserving, diligent, empathy, enchanting, endearing,
     energised, energized, enthusiasm, enthusiastically, exceeded, excels, excelled, flattering, flourish, flourishing, generosity, gifted,
     giggle, giggling, giggled, glamour, grin, grinning, groovy, heartily, hospitable, hugging, kindest, lifesaving, majestic, magic, nailed it,
     peachy, perky, pleasing, positivity, praiseworthy, precious, prosper, prospering, radiant, rad, refreshing, refreshed, rejuvenated,
     relaxing, respectful, respectfully, reunited, sassy, satisfying, satisfaction, savvy, skilled, skillful, skilful, smiley, smitten, snazzy,
     stylish, sweetheart, swell, tasty, thrive, thriving, top-notch, trustworthy, uplifted, upbeat, valued, victorious, warmly, welcoming,
     whizz, witty, worthwhile, yas, yass, yum, zest, cutest, cuter, cutie, hottie, delish, yaay, yessss, hehehe, hahah, tgif, mvp, thankfulness`,
  ],
  [
    1,
    `alluring, angelic, assured, authentic, breezy, chill, clarified, crisp, dreamy, dynamic, elegance, enriching, forgiven, gentle, genuine,
     heh, homely, ingenious, invigorating, mint, nourishing, obliged, optimal, prompt, reassurance, recommendation,
     relief, romantic, sensible, serenity, snug, speedy, tidy, timely, valuable, grats, congratulations`,
  ],
  [
    -1,
    `ambiguous, avoidable, backlog, baffled, baffles, begrudge, bland, clunky, clumsy, contradict, contradicted, contradictory, dazed, drab, flaky,
     fussy, haggle, hectic, impractical, inaccurate, inaccuracies, inconsistent, inconsistency, incorrect, incorrectly, inexperienced, invalid,
     jittery, laggy, melancholy, monotonous, muddle, muddled, needless, outdated, overbooked, overdue, overly, petty, puzzling, reluctant, shaken,
     shrug, skint, slowness, snappy, stale, strain, tatty, touchy, tricky, unconvincing, undelivered, unexplained, unfinished, uninterested,
     unlucky, unnecessary, unnecessarily, unneeded, unprepared, unqualified, unreadable, unresolved, unresponsive, unsuitable, untidy, untrained, unusable,
     unwell, weakest, yawn, hangover, hungover, homework, boo, quit, migraine, coldly, impersonal, backward, argue, argued, arguing, argument, arguments`,
  ],
  [
    -2,
    `aggro, agony, ailing, alarming, amateurish, archaic, arghh, baffling, baseless, berserk, bewildered, bewildering, bickering, bleak, blunder,
     blunders, bogus, botched, bummed, cheapskate, cock up, cockup, con, conniving, cranky, creepy, crook, crooks, crooked, crummy, cumbersome,
     daft, daunting, deprived, disarray, disbelief, discontent, discouraging, dismay, disorganised, disorganized, erratic, evasive, exorbitant,
     floundering, fraught, garbled, ghosted, gimmick, gobsmacked, grievance, gruelling, grumble, grumbling, grumpy, grudge, heartache, hurtful,
     hypocrite, immature, impolite, impossible, inflexible, insincere, intrusive, irritation, jaded, judgmental, lacklustre, letdown, losers,
     lonesome, malfunction, malfunctioning, manipulative, mediocre, mishandled, mismanaged, missold, mis sold, nag, nagging, nausea,
     negligence, negligent, nonsensical, nosy, nuisance, offputting, off putting, overbearing, overcomplicated, overwhelmed, overworked, panicking, paranoid,
     perplexing, pest, pester, pestered, pestering, phony, prat, prejudice, problematic, rattled, redundant, refusal, regrettable, rubbishy, sadder,
     sadness, shabby, shady, shortchanged, slack, slacking, sleazy, smelly, sneering, snob, snobby, snooty, sob, sobbing, spammed, spammy,
     squalid, stressing, subpar, substandard, sucky, sulk, tacky, tasteless, tearful, tiresome, torment, turmoil, uncaring, uncooperative,
     underwhelmed, underwhelming, unfriendly, unjustified, unkind, unlawful, unmanageable, unrealistic, unreasonable, unsatisfactory, unsavoury,
     unsupportive, untrustworthy, unwelcome, unwilling, unworkable, vandalised, vandalized, wasteful, whine, whining, whinge, whinging, worrisome, wounded,
     yelled, yelling, yikes, burgled, robbery, theft, thief, thieves, bored, boring, suckish, ughh, uggh, sickly`,
  ],
  [
    -3,
    `abhorrent, asinine, appal, appall, bollocks, bitchy, brainless, bullcrap, crackpot, dehumanising, delusional, demoralised, demoralising, deplorable, detest,
     detested, disrespectful, distraught, excruciating, exploitative, extortion, frightful, gaslighting, hateful, horrifying, humiliating,
     intolerable, malicious, mortified, nauseating, poisonous, resent, resentment, scathing, senseless, shite, shitshow, sickened, sickening,
     terrifying, traumatised, traumatized, trashy, treacherous, tyrant, vindictive, wretched, cowboys, murdered, pathetically, unforgivable`,
  ],
];
