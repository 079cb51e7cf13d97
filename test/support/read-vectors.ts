import { readFileSync } from 'node:fs'

/** Rows of test/vectors/NAME.json. The caller names their shape: vectors are data, trusted as written. */
export function readVectors<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))
}
