// The engine's version, part of every evaluation. A test holds it to package.json.

export const ENGINE = '0.1.0';
