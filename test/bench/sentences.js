// What agents and customers say in the generated conversations. Braces are filled in; most lines are about the matter in
// hand and mean nothing to a rubric, as in real calls.

const lines = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const OPENING = lines(`
  Thank you for calling {company}, this is {agent}, how can I help you today?
  Good morning, you're through to {agent} at {company}. What can I do for you?
  {company}, {agent} speaking.
  Hi there, my name's {agent}, just so you know this call is recorded for training. How can I help?
  Hello, {company} customer care, you're speaking with {agent}.
  Afternoon, {agent} here, what's the trouble?`);

export const REQUEST = lines(`
  Hi, yes, I'm calling about my {product}, it came on {day} and one side of it doesn't close.
  Hello, I've had a letter saying I owe {amount} and I don't understand where that comes from.
  Yeah hi, um, I ordered a {product} about three weeks ago and I still haven't heard anything.
  I'd like to cancel my contract please, I've found something cheaper.
  Morning. My {product} has stopped working again, that's the second time this year.
  I was charged twice in {month}, {amount} each time, and I'd like one of them back.
  I need to change the address on my account before the {product} goes out.
  It's about the appointment on {day}, nobody turned up and I took the morning off work.`);

export const IDENTITY = lines(`
  Can I take your account number and your postcode, please?
  Could you confirm your full name and the first line of your address for me?
  What's the order number? It should begin with a letter.
  Thank you, and for security can you tell me your date of birth?
  And the e-mail address we have for you?`);

export const IDENTITY_ANSWER = lines(`
  It's {customer}, account {number}.
  Sure, the order number is {code}.
  Yes, {customer}, and it's number {small} on the high street.
  Hold on, I've got it here somewhere. Right, {code}.
  The account number is {spelled}.`);

export const AGENT = lines(`
  Okay, I can see the order here, it left the warehouse on {day}.
  Let me just have a look at what happened with that.
  Right, so there's a note on the account from {month} that says the part was out of stock.
  The system shows two payments, one on {day} and another one two days later.
  I'm sorry to hear that, that must have been really frustrating for you.
  So just to make sure I've got this right, the {product} arrived but the box was already open?
  When did you first notice it?
  Have you tried switching it off at the wall for a minute and then on again?
  And is the light on the front green or is it still blinking?
  Okay.
  Right, I see.
  Mm-hmm.
  That one normally takes three to five working days to come through.
  I can send somebody out on {day}, between eight and twelve, would that work?
  I've gone ahead and put a note on the account so that whoever picks this up can see it.
  What I can do is send a replacement {product} and have the old one collected at the same time.
  Unfortunately we can't change the tariff in the middle of a term, but what I can do is note it for the renewal.
  Would you mind holding for a minute while I check that with the warehouse?
  Thank you for holding, I've got an answer for you.
  The charge of {amount} is for the second collection, it is on page two of the agreement.
  It should be on the back of the unit, a white sticker with a long number.
  Do you still have the packaging that it came in?
  I'm going to refund the {amount} to the card you paid with, you'll see it by {day}.
  The engineer wrote that the cable was loose and that he tightened it.
  That would be the blue one, next to the socket for the power.
  No, that's a different department, they deal with the larger items.
  I understand, and I'd feel the same in your place.
  Let me read that back to you so that nothing gets lost.
  There are two deliveries booked for that street, so the driver may come a little earlier.
  As I said, the price changed in {month} when the offer ended.
  It's showing as delivered, signed for by somebody called {customer}.
  I'll make sure that my colleague calls you back before {day}.
  You'll get a confirmation by e-mail in the next ten minutes or so.
  The colour that you picked isn't made any more, but there's a dark grey one for the same price.
  I can't see that from here, I'd have to ask the shop.
  Bear with me a second, the page is loading.
  Okay, that's gone through on my side now.
  It weighs about {small} kilos, so two people should carry it.`);

export const CUSTOMER = lines(`
  Yes.
  Yeah, okay.
  No, not yet.
  Right.
  Uh-huh.
  I think it was on {day}, or it may have been the day before.
  Well the driver said that somebody would ring me, and nobody did.
  It makes a noise when I open it, a sort of grinding noise.
  I've already told two of your colleagues about this and nothing happens.
  This is ridiculous, I've been waiting for {small} weeks now.
  Honestly I'm really disappointed, we never had any trouble before.
  Oh that's great, thank you so much.
  So what does that mean for the bill in {month}?
  My neighbour has the same {product} and hers works perfectly.
  I don't have the box any more, I threw it out.
  It was {amount} when I ordered it and now it says {amount}.
  Can I speak to your manager please?
  Is there any way to do that online? I couldn't find it on the site.
  The light is green, but it goes off after a minute or so.
  We were away until {day}, so I only saw the letter yesterday.
  I'd rather have the money back than another one, to be honest.
  The one on the left. No, wait, the other one.
  Could you send that to me in writing?
  I work on {day} so the morning would be better.
  It says error {small} and then it starts again.
  Hang on, let me get a pen.
  It used to be in the name of my husband, but he passed away in {month}.
  Okay, and how long does that usually take?
  Sorry, could you say that again? The line is a bit bad.
  I thought that was included, that's what the man in the shop told me.
  Alright, I'll try that, one moment.
  That's fine, thank you.
  And who pays for the collection?
  I just want it to work, that's all.
  You've been very helpful, really.
  Mm, I'm not sure about that.`);

/** Sentences that end no matter: the rest of a long turn. */
export const NOISE = lines(`
  The table in the hall is the one that they measured first and then the shelf beside the window.
  There was a van outside and the street was closed for most of the afternoon.
  We looked at the drawing and the second door opens to the other side.
  My sister was there too and she saw the same thing from upstairs.
  It goes under the stairs, behind the grey panel, next to the meter.
  The first page has a picture of it and the second has the list of parts.
  They moved the wall by about a hand, so the old one wouldn't fit between the pipes.
  Somewhere in the middle it says which of the two screws is the longer one.
  The garden side gets the sun in the morning and it gets quite warm there.
  I wrote the numbers on the lid, but the ink has nearly gone.`);

export const CLOSING_AGENT = lines(`
  So to recap, the new {product} comes on {day} and the old one goes back with the same driver.
  Is there anything else I can help you with today?
  Thanks for calling {company}, have a lovely day.
  You're welcome, take care, bye bye.`);

export const CLOSING_CUSTOMER = lines(`
  No, that's everything, thanks for your help.
  Okay, thank you, bye.
  Great, thanks very much, goodbye.
  No that's all.`);

export const FILL = {
  company: ['Northway Supply', 'Harbour Homeware', 'Brightfield Energy', 'Tallow and Finch'],
  agent: ['Marta', 'Dev', 'Siobhan', 'Tomas', 'Priya', 'Owen', 'Keisha', 'Lucia'],
  customer: ['Mr Aldous', 'Jean Fairley', 'Amir Haddad', 'Rosa Lind', 'Ken Obuya', 'Mrs Tran', 'Ellen Marsh'],
  product: ['washing machine', 'router', 'wardrobe', 'sofa', 'thermostat', 'dishwasher', 'headset', 'mattress'],
  day: ['Monday', 'Tuesday', 'Thursday', 'Friday', 'Saturday', 'the twelfth', 'the third of May', 'last Wednesday'],
  month: ['January', 'March', 'June', 'September', 'November'],
  amount: ['$49', '£120', 'forty two pounds', '$18.50', 'two hundred dollars', '€75'],
  spelled: ['four four seven one nine two', 'eight oh three double six one', 'two nine nine one zero five'],
};
