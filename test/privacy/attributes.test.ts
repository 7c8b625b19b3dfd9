import { describe, expect, it } from 'vitest';
import { redactAttributes } from '../../src/privacy/attributes.ts';
import { redactInteraction } from '../../src/privacy/interaction.ts';

describe('redactAttributes', () => {
  it('finds personal data in notes', () => {
    const { attributes, redactions } = redactAttributes({
      notes: 'Paid with 4242 4242 4242 4242, cvv 123. Call (312) 555-0164 or ann@example.com.',
    });
    expect(attributes).toEqual({ notes: 'Paid with [card], cvv [cvv]. Call [phone] or [email].' });
    expect(redactions).toEqual({ card: 1, cvv: 1, email: 1, phone: 1 });
  });

  it('reads the name of a field as the question to its value', () => {
    const { attributes } = redactAttributes({
      cvv: '123',
      customerPhone: '3125550164',
      social_security_number: '219099999',
    });
    expect(attributes).toEqual({ cvv: '[cvv]', customerPhone: '[phone]', social_security_number: '[ssn]' });
  });

  it('replaces a number that is a card', () => {
    expect(redactAttributes({ card: 4242424242424242, amount: 4242 }).attributes).toEqual({
      card: '[card]',
      amount: 4242,
    });
  });

  it('returns the same object for ordinary fields', () => {
    const attributes = {
      disposition: 'refund',
      csat: 4,
      escalated: false,
      orderNumber: '4000056655665556',
      ticketId: '3125550164',
      closedAt: '2026-11-02T09:14:00Z',
      reason: null,
    };
    expect(redactAttributes(attributes).attributes).toBe(attributes);
  });
});

describe('redactInteraction', () => {
  it('adds up turns and attributes', () => {
    const { interaction, redactions } = redactInteraction({
      id: 'x',
      attributes: { notes: 'ann@example.com' },
      turns: [{ speaker: 'customer', text: 'ann@example.com' }],
      source: { file: 'x.jsonl', record: 1 },
    });
    expect(interaction.turns[0]?.text).toBe('[email]');
    expect(interaction.attributes).toEqual({ notes: '[email]' });
    expect(redactions).toEqual({ email: 2 });
  });
});
