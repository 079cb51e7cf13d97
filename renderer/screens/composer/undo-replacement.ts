/**
 * The text as it would be had `write` not been applied to `before`, with what was typed since kept where it stands.
 * `write` replaces characters one by one, or groups of them, from left to right. What was typed since is taken as one
 * stretch: inside it nothing is taken back.
 */
export function withoutReplacement(before: string, write: (text: string) => string, current: string): string {
  const written = write(before)
  const head = commonStart(written, current)
  const tail = commonEnd(written.slice(head), current.slice(head))
  const start = lastWithin(before, write, written, head)
  const end = firstBeyond(before, write, written, written.length - tail)
  const typed = current.slice(
    write(before.slice(0, start)).length,
    current.length - (written.length - write(before.slice(0, end)).length),
  )
  return before.slice(0, start) + typed + before.slice(end)
}

/** UTF-16 units that both begin with. */
export function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[count] === other[count]) count += 1
  return count
}

/** UTF-16 units that both end with. */
export function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return count
}

/** The last place of `before` whose beginning is written within the first `units` of `written`. */
function lastWithin(before: string, write: Write, written: string, units: number): number {
  let [low, high] = [0, before.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (write(before.slice(0, middle)).length <= units) low = middle
    else high = middle - 1
  }
  while (low > 0 && !isBorder(before, write, written, low)) low -= 1
  return low
}

/** The first place of `before` whose beginning is written over at least `units` of `written`. */
function firstBeyond(before: string, write: Write, written: string, units: number): number {
  let [low, high] = [0, before.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (write(before.slice(0, middle)).length >= units) high = middle
    else low = middle + 1
  }
  while (low < before.length && !isBorder(before, write, written, low)) low += 1
  return low
}

type Write = (text: string) => string

/** True where both halves are written as the whole is: between characters, and not within a group. */
function isBorder(before: string, write: Write, written: string, place: number): boolean {
  return written.startsWith(write(before.slice(0, place))) && written.endsWith(write(before.slice(place)))
}
