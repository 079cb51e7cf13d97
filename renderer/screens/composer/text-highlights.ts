import type { TextMark } from './text-runs.ts'

const names = { outside: 'text-outside', missing: 'text-missing' } as const

/** Puts `text` into the node by changing what differs alone: the rest keeps its layout. */
export function writeText(node: Text, text: string): void {
  const before = node.data
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start += 1
  let kept = 0
  while (
    kept < most - start &&
    before.charCodeAt(before.length - 1 - kept) === text.charCodeAt(text.length - 1 - kept)
  ) {
    kept += 1
  }
  if (start === before.length && before.length === text.length) return
  node.replaceData(start, before.length - kept - start, text.slice(start, text.length - kept))
}

/** Paints the marks of the text in the node, in place of those before. */
export function highlight(node: Text, marks: readonly TextMark[]): void {
  for (const [mark, name] of Object.entries(names)) {
    // Static ranges: live ones would all be moved by every later key until they are collected.
    const ranges = marks
      .filter((one) => one.mark === mark)
      .map(
        ({ start, end }) =>
          new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
      )
    CSS.highlights.set(name, new Highlight(...ranges))
  }
}

export function clearHighlights(): void {
  for (const name of Object.values(names)) CSS.highlights.delete(name)
}
