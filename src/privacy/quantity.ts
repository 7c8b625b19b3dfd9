// Numbers that count, price, time or name something ordinary: never personal data on their own.

import type { Line } from './line.ts';

const UNIT =
  /^[\s-]*(?:dollars?|bucks|pounds?|quid|euros?|rupees?|rs\b|lakhs?|crores?|cents?|pence|p\b|%|percent|per ?cent|a\.?m\b|p\.?m\b|o'?clock|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|yrs?|business|working|items?|pieces?|times|gb|mb|kb|mbps|gig|kg|lbs?|miles?|km|meters?|metres?|inch(?:es)?|units?|digits?|numbers?|figures?|points?|megs?|stars?|people|customers?|boxes|packs?|copies|orders|calls|things|options|steps|square|percentages?|a month|a year|a week|each|st\b|nd\b|rd\b|th\b|plus tax|or so|in credit|credits?|short|k\b|blocks?|stops|nearby|percent)(?![a-z])/;
const MONEY_BEFORE = /(?:[$£€₹#]|\b(?:rs|inr|usd|gbp|eur))[\s.]*$/;
/** Things with long numbers of their own, directly before one. */
const LONG_NAME =
  /\b(?:order|ticket|ref|reference|case|tracking|invoice|imei|serial|parcel|booking|confirmation|claim|policy|part|sku|batch|meter|barcode|voucher|coupon|po|iccid)\s*(?:is|was|:|#|no\.?|num)?\s*$/;
/** Things with short numbers, and words that come before an amount. */
const SHORT_NAME =
  /\b(?:room|flight|train|bus|error|page|route|platform|gate|unit|suite|version|form|item|model|section|chapter|windows|iphone|galaxy|bay|aisle|floor|seat|row|counter|desk|locker|channel|extension|ext|line|firmware|clause|article|track|about|around|roughly|under|over|nearly|almost|promo|balance|total|totals|amount|price|cost|costs|fee|charge|charged|payment of|amount of|charge of|worth|save|saves|year|sum|limit)\s*(?:is|was|of|:|#|no\.?|num)?\s*$/;

/** Whether a number is directly named as something with a long number that is not personal: "order 4242…". */
export function isNamedThing(line: Line, start: number): boolean {
  return LONG_NAME.test(line.lower.slice(Math.max(0, start - 24), start));
}

/** Whether a number is money, a time, a count, or directly named as something that is not personal ("order 4471"). */
export function isQuantity(line: Line, start: number, end: number): boolean {
  const before = line.lower.slice(Math.max(0, start - 24), start);
  if (MONEY_BEFORE.test(before) || LONG_NAME.test(before) || SHORT_NAME.test(before)) return true;
  const after = line.lower.slice(end, end + 24);
  if (UNIT.test(after)) return true;
  // A clock time or a decimal amount continues past the number.
  return /^:\d/.test(after) || /\d:$/.test(before);
}
