// Spellings that are the same words: contractions, chat, British and American. Every form on the left is read as the words on the right.

/** Words that carry no meaning in speech and stand between words that do. */
export const FILLERS = 'um umm uh uhh uhm er erm err eh hmm hm mm mmm ah ahh huh'.split(' ');

/** Words before `s` (split or with an apostrophe) where it means "is"; after any other word it is a possessive and is dropped. */
export const BEFORE_IS = new Set(
  'he she it that this there here what who where when why how name everything something anything nothing all one mine whole day problem issue'.split(
    ' ',
  ),
);

/** Pronouns and question words that a recogniser splits from their contraction: "i ll", "you re". */
export const BEFORE_SPLIT = new Set(
  'i you he she it we they that this there what who where how name let somebody someone'.split(' '),
);

/** The lone piece after such a word. */
export const SPLIT_PIECES: Readonly<Record<string, string>> = {
  m: 'am',
  re: 'are',
  ll: 'will',
  ve: 'have',
  d: 'would',
  s: 'is',
};

/** "don t" and its kind: the stem and what it stands for. */
export const SPLIT_NOT: Readonly<Record<string, string>> = {
  don: 'do',
  doesn: 'does',
  didn: 'did',
  isn: 'is',
  wasn: 'was',
  aren: 'are',
  weren: 'were',
  haven: 'have',
  hasn: 'has',
  hadn: 'had',
  can: 'can',
  couldn: 'could',
  wouldn: 'would',
  shouldn: 'should',
  won: 'will',
  mustn: 'must',
  needn: 'need',
  ain: 'is',
};

const CONTRACTIONS = `
i'm=i am|i've=i have|i'll=i will|i'd=i would|im=i am|ive=i have|iam=i am|i'ma=i am going to|imma=i am going to
you're=you are|you've=you have|you'll=you will|you'd=you would|youre=you are|youve=you have|youll=you will|youd=you would|ur=your|u=you|ya=you|yer=your|y'all=you all|yall=you all|yous=you|ye=you
we're=we are|we've=we have|we'll=we will|we'd=we would|weve=we have
they're=they are|they've=they have|they'll=they will|they'd=they would|theyre=they are|theyve=they have|theyll=they will|theyd=they would
he's=he is|he'll=he will|he'd=he would|hes=he is|she's=she is|she'll=she will|she'd=she would|shes=she is|it's=it is|its=it is|it'll=it will|itll=it will|it'd=it would|'tis=it is
that's=that is|thats=that is|that'll=that will|thatll=that will|that'd=that would|this'll=this will|there's=there is|theres=there is|there'll=there will|here's=here is|heres=here is
what's=what is|whats=what is|whatll=what will|what're=what are|what'll=what will|what'd=what did|who's=who is|whos=who is|who'll=who will|where's=where is|wheres=where is|how's=how is|hows=how is|how'd=how did|when's=when is|whens=when is|why's=why is|name's=name is
let's=let us|lets=let us|lemme=let me|gimme=give me|gonna=going to|gunna=going to|wanna=want to|gotta=got to|hafta=have to|oughta=ought to|dunno=do not know|kinda=kind of|sorta=sort of|outta=out of|lotta=lot of|coulda=could have|shoulda=should have|woulda=would have|musta=must have|d'you=do you|d'ya=do you|whatcha=what are you|c'mon=come on|innit=is it not|'cause=because|cuz=because|coz=because|cos=because|bc=because|b/c=because|'em=them
can't=can not|cant=can not|cannot=can not|won't=will not|wont=will not|shan't=shall not|shant=shall not|ain't=is not|aint=is not
dont=do not|doesnt=does not|didnt=did not|isnt=is not|wasnt=was not|arent=are not|werent=were not|havent=have not|hasnt=has not|hadnt=had not|couldnt=could not|wouldnt=would not|shouldnt=should not|mustnt=must not|neednt=need not
e-mail=email|e-mails=emails|e-mailed=emailed|call-back=callback|post-code=postcode|o'clock=oclock|ma'am=maam|on-line=online`;

const CHAT = `
pls=please|plz=please|plse=please|pleas=please|thx=thanks|thnx=thanks|thanx=thanks|tnx=thanks|thks=thanks|ty=thank you|tysm=thank you so much|tyvm=thank you very much|np=no problem|nvm=never mind|idk=i do not know|imo=in my opinion|btw=by the way|asap=as soon as possible|fyi=for your information|omg=oh my god|wtf=what the fuck|brb=be right back|ttyl=talk to you later|gtg=got to go|g2g=got to go|lmk=let me know|rn=right now|tbh=to be honest|afaik=as far as i know|afk=away
r=are|y=why|k=ok|kk=ok|okay=ok|okey=ok|oky=ok|okie=ok|alright=all right|alrite=all right|abt=about|acc=account|acct=account|accnt=account|addr=address|addy=address|aft=after|appt=appointment|b4=before|bday=birthday|cld=could|cud=could|shud=should|wud=would|wld=would|shld=should|cust=customer|dept=department|info=information|mgr=manager|mins=minutes|min=minute|secs=seconds|sec=second|hrs=hours|hr=hour|wk=week|wks=weeks|yr=year|yrs=years|msg=message|mssg=message|num=number|nr=number|ordr=order|pmt=payment|pymt=payment|ppl=people|prob=probably|probs=problems|pw=password|pwd=password|qty=quantity|recd=received|rcvd=received|ref=reference|refs=references|reqd=required|req=request|sry=sorry|sori=sorry|soz=sorry|srry=sorry|tmrw=tomorrow|tmr=tomorrow|tmw=tomorrow|tomoz=tomorrow|tomo=tomorrow|2moro=tomorrow|2morrow=tomorrow|2day=today|2nite=tonight|tonite=tonight|hv=have|hav=have|w/=with|wd=with|wi=with|wat=what|wot=what|whut=what|wen=when|wher=where|cn=can|gd=good|gr8=great|m8=mate|l8r=later|l8=late|tel=telephone|fone=phone|ph=phone|mob=mobile|bcoz=because|becoz=because|becuz=because|bcs=because|dnt=do not|doesnot=does not|donot=do not|havnt=have not|wasnot=was not|cnt=can not|jst=just|shd=should|thru=through|tho=though|nite=night|mornin=morning|mornin'=morning|hiya=hi|helo=hello|hellow=hello|hullo=hello|heya=hey|cheerz=cheers|yeh=yeah|yea=yeah|yah=yeah|yup=yes|yep=yes|nope=no|nah=no|waitin=waiting|waitin'=waiting|gettin=getting|goin=going|doin=doing|callin=calling|lookin=looking|holdin=holding|checkin=checking|nothin=nothing|somethin=something|anythin=anything|everythin=everything|anythng=anything|smth=something|sth=something|sum1=someone|some1=someone|fraid=afraid|'fraid=afraid|any1=anyone|every1=everyone`;

const BRITISH_STEMS =
  'apolog organ real recogn author final prior personal util summar optim minim maxim categor custom standard modern stabil sympath emphas capital'.split(
    ' ',
  );

const BRITISH = `
cancelled=canceled|cancelling=canceling|cancellation=cancelation|cancellations=cancelations|travelling=traveling|travelled=traveled|traveller=traveler|labelled=labeled|modelled=modeled|totalled=totaled|dialled=dialed|dialling=dialing|fulfil=fulfill|fulfilment=fulfillment|enrol=enroll|enrolment=enrollment|instalment=installment|instalments=installments
colour=color|colours=colors|favour=favor|favourite=favorite|behaviour=behavior|honour=honor|honoured=honored|honours=honors|honouring=honoring|neighbour=neighbor|neighbours=neighbors|labour=labor|rumour=rumor|centre=center|centres=centers|metre=meter|metres=meters|litre=liter|theatre=theater|fibre=fiber
cheque=check|cheques=checks|enquiry=inquiry|enquiries=inquiries|enquire=inquire|enquiring=inquiring|licence=license|licences=licenses|defence=defense|offence=offense|practise=practice|programme=program|programmes=programs|grey=gray|judgement=judgment|ageing=aging|catalogue=catalog|dialogue=dialog|analyse=analyze|analysed=analyzed|analysing=analyzing|learnt=learned|spelt=spelled|towards=toward|afterwards=afterward|whilst=while|amongst=among|mum=mom|mums=moms|arse=ass|sceptical=skeptical|storey=story|kerb=curb|pyjamas=pajamas`;

function pairs(table: string): [string, string][] {
  return table
    .split(/[|\n]/)
    .filter((entry) => entry.includes('='))
    .map((entry) => {
      const at = entry.indexOf('=');
      return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
    });
}

function britishVerbs(): [string, string][] {
  return BRITISH_STEMS.flatMap((stem): [string, string][] => [
    [`${stem}ise`, `${stem}ize`],
    [`${stem}ises`, `${stem}izes`],
    [`${stem}ised`, `${stem}ized`],
    [`${stem}ising`, `${stem}izing`],
    [`${stem}isation`, `${stem}ization`],
  ]);
}

/** Every spelling with the words it stands for. */
export const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [...pairs(CONTRACTIONS), ...pairs(CHAT), ...pairs(BRITISH), ...britishVerbs()].map(([form, words]) => [
    form,
    words.split(' '),
  ]),
);

/** Forms that are a word of their own unless a verb follows: "ill call you", "well send it", "id like", "were sorry". */
export const BEFORE_VERB: ReadonlyMap<string, readonly string[]> = new Map([
  ['ill', ['i', 'will']],
  ['il', ['i', 'will']],
  ['well', ['we', 'will']],
  ['id', ['i', 'would']],
  ['shell', ['she', 'will']],
  ['hell', ['he', 'will']],
]);

/** Verbs (and adverbs before them) that make those forms contractions. */
export const PLAIN_VERBS = new Set(
  'call ring phone get make check have be do send transfer put let give take look just go need pass connect escalate arrange book add remove update email text help try see find fix sort ask tell also now then always personally definitely never like love rather prefer want process refund raise log note open start stop keep follow come bring pop have contact chase speak talk cancel change confirm reset walk stay hold wait sign set use'.split(
    ' ',
  ),
);
