// A source that cannot be read on: thrown by Content, caught once in read.ts, which makes it a bad record. Formats never
// see it.

import type { Fault } from './format.ts';

export class Unreadable extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}
