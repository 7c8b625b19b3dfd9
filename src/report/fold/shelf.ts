// The few best of many, chosen by an order that doesn't depend on when they arrive.

export interface Ranked {
  /** Higher is better. */
  readonly rank: number;
  /** ISO 8601 or empty; later is better. */
  readonly startedAt: string;
  /** Decides between equals; unique on a shelf. */
  readonly id: string;
}

function before(a: Ranked, b: Ranked): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  if (a.startedAt !== b.startedAt) return a.startedAt > b.startedAt;
  return a.id < b.id;
}

/** Keeps the `room` best items, best first. */
export class Shelf<T extends Ranked> {
  readonly items: T[] = [];
  readonly #room: number;

  constructor(room: number) {
    this.#room = room;
  }

  /** Whether an item of this rank would be kept: ask before making it. */
  wants(ranked: Ranked): boolean {
    const last = this.items.at(-1);
    return this.items.length < this.#room || last === undefined || before(ranked, last);
  }

  offer(item: T): void {
    if (!this.wants(item)) return;
    let at = this.items.length;
    while (at > 0) {
      const ahead = this.items[at - 1];
      if (ahead === undefined || !before(item, ahead)) break;
      at -= 1;
    }
    this.items.splice(at, 0, item);
    if (this.items.length > this.#room) this.items.pop();
  }
}
