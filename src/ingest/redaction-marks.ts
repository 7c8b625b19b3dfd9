// Marks that a transcription service leaves where it has taken personal data out: `[PII]`, `[NAME]`, `[CREDIT_DEBIT_NUMBER]`.

/** How many marks a text has. */
export function countRedactionMarks(text: string): number {
  return text.match(/\[(?:PII|PCI|PHI|REDACTED|[A-Z][A-Z_]{2,39})\]/g)?.length ?? 0;
}
