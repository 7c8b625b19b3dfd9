// Our own word values, which go before AFINN's: service words that only name the business, British and chat words, idioms, emoji.
// Values are on AFINN's scale, −5 … 5; 0 = says nothing about how somebody feels. One list a value; phrases are separated by commas.

/** A value and the words and phrases that have it. */
export type ValuedWords = readonly [value: number, words: string];

/** Words that only name what the contact is about, what is asked for, or what is agreed to. */
const BUSINESS = `
cancel, cancels, canceled, cancelled, canceling, cancelling, cancellation, help, helps, helping, please, pay, paying, payed, pays,
charge, charges, charged, charging, debt, debts, withdrawal, withdrawals, alert, alerts, alarm, alarms, alarmed, dispute, disputes, disputed, disputing,
no, yes, yeah, yep, want, wants, wanted, wanting, wish, wishes, wishing, agree, agrees, agreed, agreement, accept, accepts, accepted, accepting,
acceptance, certain, certainly, clear, clears, cleared, clearing, clearly, top, tops, support, supports, supported, supporting, supporter, like, likes,
free, friend, friends, limit, limits, limited, limitation, stop, stopping, stops, apologize, apologise, apologizes, apologises, sorry,
excuse, reach, reached, reaches, reaching, interest, interests, interested, increase, increased, increases, active, share, shared, shares,
sharing, save, saved, saves, saving, savings, secure, secured, secures, securing, protect, protected, protects, ensure, ensuring, allow,
allowed, allows, allowing, extend, extends, extended, join, matter, matters, benefit, benefits, reward, rewards, redeem, redeemed, gift, gifts,
loyalty, gold, diamond, jewel, jewels, award, awards, prize, prizes, settlement, settlements, legal, legally, consent, consents, authority,
grant, granted, grants, commit, commits, committed, promote, promoted, promotes, promoting, exclusive, big, huge, growing, growth, rise, rises,
rose, greeting, greetings, greet, straight, fit, fresh, natural, warm, hot, cold, cool down, hard, cut, cuts, cutting, drop, dropped, drops,
leave, leaves, leaving, hide, hides, hid, avoid, avoids, block, blocks, reset, forget, forgot, forgotten, await, awaits, awaited, awaiting,
urgent, urgently, emergency, fire, fires, sentence, sentences, lobby, gray, grey, black, attack, robed, shoot, strike, cure, defer, deferring,
postpone, postponed, postpones, postponing, demand, demands, axe, bomb, gun, dump, ghost, exempt, disease, funeral, rig, trap, united, vision,
visions, god, jesus, dear, honor, honour, pardon, care, cares, careful, carefully, important, importance, opportunity, opportunities, chance,
chances, progress, resolution, leading, kind, responsible, responsibility, true, rich, strength, novel, noble, famous, popular, fine,
joke, jokes, joking, pretty, super, positive, negative, disabled, disability, disabilities, death, deaths, vulnerable, sick, ill, fever, flu,
injury, accident, hospitalized, suicide, victim, victims, subpoena, lawsuit, lawsuits, sue, litigation, intense, significant, substantial,
salient, sober, solemn, absorbed, adopt, adopts, approval, approved, approve, approves, swift, combat, determined, prevent, prevents, allergic, appropriate, appropriately, asset, assets, backed, backs, backing, balanced, bright,
capable, capability, capabilities, celebrate, celebrates, comic, competitive, comprehensive, curious, feeling, feelings, fan, fans, faith,
fun run, guarantee, guaranteed, guarantees, invite, invites, inviting, invited, launched, likers, noticeable, polished, powerful, prepared,
profit, profits, promptly, prospect, prospects, pure, qualities, quality, rapidly, ratified, refined, reassure, reassures, restore, restored,
restores, restoring, rigorous, scoop, smart, spark, stable, steadfast, sympathy, trusts, validate, validated, validates, validating, vested,
wealth, wealthy, hunger, hungry, incense, intact, landmark, mature, mandatory, offline, pileup, question, questioned, questioning,
retained, seduced, silencing, slash, slip, solid, spirit, tears, token, tender, tout, uncertain, unbiased, verdict, warfare, k, kk, ok, okay,
oh my god, omg, alright, right, sure, well, welcome, hope, hopes, hoping, hopefully, restrict, restricted, restricts, restriction,
restrictions, drunk, loose, steal, steals, stole, stolen, lost, miss, misses, weird, odd, strange, crazy, damn, alone, anti, ominous, haunting`;

/** Words that service conversations use more mildly, or more sharply, than AFINN has them. */
const RETUNED: readonly ValuedWords[] = [
  [
    -3.5,
    'livid, disgusting, disgusted, disgrace, disgraceful, appalling, appalled, furious, diabolical, atrocious, abysmal, outrageous, vile',
  ],
  [
    -3,
    `worst, awful, horrible, horrendous, terrible, dreadful, ridiculous, useless, pathetic, fuming, scam, scams, scammed, scammer, scammers,
     unacceptable, incompetent, incompetence, fed up, bastard, hopeless, shocking, infuriating, infuriated, ripoff, conned, wtf, ffs`,
  ],
  [
    -2.5,
    `rubbish, garbage, trash, crap, crappy, shambles, shambolic, gutted, angry, frustrating, frustrated, frustration, misled, mislead,
     overcharged, overcharging, ignored, ignoring, rude, rudely, rudeness, liar, liars, lied, lying, nightmare, bs, unhelpful,
     upset, upsetting, waste, wasted, wasting, poor, poorly, stupid, nasty, disappointed, disappointing, disappointment, dissatisfied, unhappy`,
  ],
  [
    -2,
    `expensive, overpriced, extortionate, costly, annoying, annoyed, irritating, irritated, unfair, fraud, fraudulent, frauds, stressed,
     stressful, worried, worrying, worries, upsets, runaround, mess, messed, unprofessional, unreliable, patronising, patronizing, condescending,
     dismissive, clueless, miffed, peeved, stuck, faulty, dodgy, sneaky, cheeky, hacked, mugged, robbed, cheated, dying, hell, smh, fml, ugh,
     argh, grr, yuck, ew, eww, tired of, exhausted, mess up, shoddy, slapdash, pointless, laughable, farce, farcical`,
  ],
  [
    -1.5,
    `confused, confusing, confusion, slow, late, delay, delays, delayed, broken, faff, naff, awkward, messy, hassle, bother, bothered, bothering,
     bothersome, complaint, complaints, complain, complaining, complained, inconvenience, inconvenient, inconvenienced, wrong, wrongly,
     failed, failing, fails, fail, failure, unable, damaged, damage, ruined, rejected, rejecting, denied, refused, refusing, refuses, refuse,
     desperate, desperately, dead, mistake, mistakes, trouble, troubles, crash, crashed, crashes, crashing, difficult, difficulty, difficulties, noisy, dirty,
     concerned, suspicious, unclear, meh, sadly, bloody, damned, worse, loss, losing, loses, screwed, penalty, penalties, complicated, nonsense`,
  ],
  [
    -1,
    `problem, problems, issue, issues, error, errors, missing, lose, concern, concerns, fault, faults, unfortunately, warning, warnings,
     unavailable, broke, blocked, disappear, disappeared, suspended, glitch, glitches, bug, bugs, buggy, leak, leaking, leaks, outage, outages,
     worry, waiting, missed, unexpected, unexpectedly, unauthorised, unauthorized, stranded, tedious, tiring, headache, forgetful, noise, hate to, declined,
     afraid, kill, warned, unaware, weakness`,
  ],
  [
    0.5,
    'goodness, thank, thanks, thx, thnx, tx, ty, ta, thankyou, thanking, appreciate, appreciated, np, yw, lol, cheers, resolve, resolves, resolving, solve, solves, solving, solution, solutions, promise, promised, promises, safe, safely, calm',
  ],
  [
    1,
    `fixed, sorted, working now, works now, helped, fair, better, improve, improved, easier, quicker, faster, resolved, solved, easy, easily,
     simple, quick, quickly, smooth, smoothly, clean, cleaner, comfortable, worth, useful, nice, neat, decent, handy, interesting, enjoyable, funny,
     polite, patient, confident, ha, haha, hehe, straightforward, convenient, reassured, reassuring, relieved, trust, trusted, lmao, tysm`,
  ],
  [
    2,
    'cheerful, good, helpful, professional, courteous, efficient, friendly, kindly helped, attentive, knowledgeable, thoughtful, glad, pleased, satisfied, lovely, cool, grateful, thankful, great, recommend, recommended, recommending, pleasant, pleasure, yay, woohoo, hurray, fab, ace, cracking, smashing, wicked, sweet, classy, fun, stellar, flawless, impressed, impressive, happy, wow',
  ],
  [
    3,
    'excellent, perfect, wonderful, awesome, amazing, fantastic, brilliant, brill, chuffed, superb, outstanding, fabulous, terrific, delighted, thrilled, love, loved, loving, loves, lifesaver, marvellous, marvelous, exceptional, phenomenal, incredible, stunning, magnificent, exemplary',
  ],
];

/** Phrases that mean something else than their words, most of them heard in service. */
const PHRASES: readonly ValuedWords[] = [
  [
    0,
    `no thanks, no thank you, no need, no idea, no rush, no hurry, no wonder, no way to, no doubt, no matter, never mind, nevermind,
     not a lot, not yet, not sure, not really sure, not to worry, don't worry, don't mind, doesn't matter, not that i know, don't know, no charge,
          what kind, what kinds, some kind, any kind, this kind, that kind, the kind, same kind, all kinds, in kind, 
     good morning, good afternoon, good evening, good day, good night, good bye, goodmorning, happy birthday to, merry christmas, good question,
     best way, best time, best number, best buy, best regards, kind regards, warm regards, best wishes, at best, best before, best option, great britain,
     to be honest, tbh, to be fair, being honest, fair enough, feel free, free of charge, for free, sugar free, toll free, happy to, glad to hear it,
     take care, customer care, health care, care home, care of, in care, be careful, hard drive, hard copy, hard disk, smart tv, smart meter, smart phone,
     fire alarm, death certificate, sick pay, sick leave, sick note, lost property, lost and found, lost card, missed call, missed calls, missed delivery,
     excuse me, pardon me, i beg your pardon, sorry about that, sorry to hear, sorry to bother, sorry to bother you, hot water, welcome to, you're welcome,
     i hope so, super fast broadband, pay as you go, want to cancel, makes sense, good to know, good to go, oh well, as well, well then, well i,
     limited company, trust fund, trust account, dead line, interest free, gift card, gift cards, fraud team, fraud department,
     fraud alert, complaints department, complaints team, complaints procedure, error message, error code, error codes, problem with my, issue with my,
     problems with my, do you love, would love to, i'd love to, love to, shut down, no longer than,
     hell of a, hello kitty, good friday, good luck to, worst case, worst case scenario, at worst, if all else fails,
     safe to, better to, you better, we better, i better, had better, you'd better, win win, lost for words, bad debt,
     accident and emergency, break down cover, breakdown cover, pain relief, stress test, emergency contact, emergency number`,
  ],
  [
    0.5,
    `no problem, no problems, not a problem, no prob, no probs, no worries, no worry, no trouble, no trouble at all, no bother, that's fine, that is fine, that's ok, that's okay,
     thank you, thank u, thanks a lot for, good luck, have a good day, have a great day, have a nice day, have a lovely day, have a good one, have a great one,
     have a good evening, have a nice evening, have a great evening, have a good weekend, have a great weekend, have a nice weekend, have a good rest,
     all good, all set, would be good, would be nice, would be helpful, would be useful, that'd be nice, it'd be nice, sounds good, sounds fine, sounds ok, not bad, not too bad,
     can't complain, happy to help, happy to hear, hope you're well, hope this helps, good thanks, fine thanks, well thanks, i'm good, i'm fine, we're good,
     like the sound of, really like`,
  ],
  [
    1,
    `no issues, no issue, no problems at all, no complaints, thanks a lot, thanks so much, thank you so much, thank you very much, thank you ever so much, thanks very much, many thanks,
     thanks a million, thanks a bunch, much appreciated, really appreciate, appreciate it, appreciate that, appreciate your help, would be great, would be lovely, would be perfect, would be brilliant,
     would be wonderful, would be awesome, would be amazing, would be fantastic, that'd be great, it'd be great, sounds great, sounds perfect, sounds lovely,
     that works, works for me, problem free, trouble free, worry free, stress free, hassle free, error free, pain free, risk free, that's a relief, what a relief, bless you, bless him, bless her,
     good enough, i like, we like, i really like, sorted it, got it working, it worked, that worked, thumbs up`,
  ],
  [
    2.5,
    `can't thank you enough, can't thank, you're a star, you're an angel, you're a legend, you're a lifesaver, life saver, spot on, top notch, second to none, above and beyond,
     exceeded my expectations, can't fault, couldn't fault, couldn't ask for, couldn't have asked for, couldn't be happier, couldn't be better, couldn't have been better,
     couldn't have been nicer, couldn't have been more helpful, couldn't be more helpful, five stars, five star, 5 stars, 5 star, made my day, made my week, over the moon, on cloud nine,
     can't wait, well done, good job, great job, nice one, nice work, great work, good work, job well done, fair play, highly recommend, wouldn't hesitate to, thumbs up, hit the spot,
     the best, best ever, bee's knees, dog's bollocks, good as gold, worth every penny, absolute star, absolute legend, absolute pleasure, happy days, blown away, so kind, very kind, really kind, too kind, how kind`,
  ],
  [
    -1,
    `on hold, no luck, no joy, no use asking, can't afford, can't find, can't get, can't log, can't access, can't connect, can't use, can't see why, won't let me, wouldn't let me, doesn't let me,
     can't believe, don't get it, don't understand why, not possible, not able, not available, not allowed, not received, never received, never arrived, didn't arrive, hasn't arrived, haven't arrived, haven't received,
     hasn't turned up, didn't turn up, not turned up, no show, no signal, no service, no internet, no response, no reply, no answer, cut off, went down, ran out, too late, too long, too slow,
     too much money, too many times, too expensive, had to call, had to ring, never heard back, haven't heard back, no one called, nobody called, no call back, again and again, over and over,
     how much longer, third time, fourth time, fifth time, second time, every time i call, every time i ring, for ages, taking ages, taken ages, how long must i, how long do i have to, for hours, for weeks, for days, still no,
     still not, still hasn't, still haven't, still isn't, still can't, still doesn't, still don't, chasing this, chasing you, in arrears, ill treated, out of pocket, feeling ill, feel ill, mentally ill, very ill, seriously ill, really ill`,
  ],
  [
    -2,
    `not happy, not good, not great, not helpful, not impressed, not acceptable, not fair, not right, not working, isn't working, wasn't working, doesn't work, don't work, didn't work, won't work, stopped working,
     does not work, keeps crashing, keeps happening, keeps cutting, no good, no use, no help, no excuse, no point, don't like, didn't like, doesn't like, don't care, doesn't care, didn't care, couldn't care less, nobody cares,
     no one cares, can't stand, what's the point, how dare, let down, lets down, letting down, let me down, let us down, hung up on, hang up on, hung up, still waiting, kept waiting, keep waiting, been waiting, waiting for over,
     waiting for ages, waiting for hours, waiting for weeks, run around, round in circles, going round in circles, going in circles, passed around, passed from, passed me around, pushed from, fobbed off, fobbing me off,
     fob me off, brushed off, brush off, pillar to post, had enough, sick of, tired of, up to here, losing patience, lost patience, losing my patience, last straw, lost my business, lost a customer, never again,
     never using, never use you, taking my business, take my business, ripped off, rip off, ripping me off, taken for a ride, daylight robbery, money grabbing, go wrong, gone wrong, went wrong, how many times, told me different,
     different story, not what i was told, not what you said, broken promises, one star, 1 star, zero stars, sort it out, get your act together, not up to scratch, leaves a lot to be desired, left a lot to be desired,
     beyond a joke, bad luck, side effect, bad service, sub par, isn't good enough, not good enough, nothing but trouble, pain in the, do better`,
  ],
  [
    -3,
    `waste of time, waste of money, waste of space, wasting my time, wasted my time, sick and tired, sick to death, fed up with, at my wits end, my wit's end, my wits end, end of my tether, not fit for purpose, pile of,
     absolute joke, total joke, complete joke, is a joke, what a joke, bad joke, this is a joke, taking the mick, taking the mickey, taking the piss, worst service, worst company, worst experience, worst ever, worse ever, pissed off, pissed me off,
     hopping mad, seeing red, at boiling point, drive me crazy, driving me crazy, drives me crazy, driving me mad, driving me nuts, driving me up the wall, makes me sick, make me sick, disgusted with, a disgrace,
     in tears, ashamed of yourselves, ought to be ashamed, should be ashamed, living hell, go to hell, stole my money, stealing my money, lost my money, lost all my money`,
  ],
];

/** Faces and signs, and what people type for them. */
const FACES: readonly ValuedWords[] = [
  [3, '😍 🥰 😘 ❤ ♥ 💕 💖 💗 💙 💚 💛 💜 🎉 🥳 🤩 🏆 <3'],
  [2, '😀 😃 😄 😁 😊 🙂 😇 ☺ 😎 🤗 👍 👏 🙌 💯 ✨ 😺 😻 :) :-) =) :d :-d =d (: ^^'],
  [1, '😂 🤣 😉 😋 😜 😝 😛 🙏 👌 💪 ⭐ 🌟 ;) ;-) :p :-p xd'],
  [-1, '😐 😑 😶 🙄 😬 🤔 😕 🫤 😮 😳 😥 😓 💤 ⏳ :/ :-/ :| :-| :\\'],
  [-2, '🙁 ☹ 😟 😔 😞 😢 😣 😖 😫 😩 😒 🤦 🤷 👎 😰 😨 😧 :( :-( =( ;( ):'],
  [-3, "😠 😡 🤬 😤 😭 💔 🤮 🤢 💩 🖕 👿 :'( :'-( >:("],
];

/** All lists; a later one goes before an earlier. */
export const OVERLAY: readonly ValuedWords[] = [[0, BUSINESS], ...RETUNED, ...PHRASES];

/** Faces, separated by blanks. */
export const FACE_VALUES: readonly ValuedWords[] = FACES;

/** Words that only look like forms of words with a value: "number" is no more numb than "goods" are good. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(
  `lately lates later latest issued issuing issuer issuers greatly goods simply apologies engaged engaging cleaning cleans cleaned gainly goodly
   graves graved fixedly expanded escaped allies allied bitters booster bored heavens heroics treasured severed severing slicked stalls stalled
   supposed handily fairs fined fines finely fining winnings wells sweets tops pains cured cares challenged kinds hopped stationed bonds
   minted posted trialed tunes`.split(/\s+/),
);
