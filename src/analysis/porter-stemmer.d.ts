// What we use of the stemmer in `natural`, which has no types for its subpaths.

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
