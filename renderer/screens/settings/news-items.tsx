import { Fragment } from 'react'

/** The items of a section of the changelog, in its own small part of Markdown: lists, and `code` in them. */
export function NewsItems({ text }: { text: string }) {
  const items = itemsOf(text)
  return (
    <ul className="news" lang="en">
      {items.map((item) => (
        <li key={item}>
          {piecesOf(item).map(({ at, words, isCode }) =>
            isCode ? <code key={at}>{words}</code> : <Fragment key={at}>{words}</Fragment>,
          )}
        </li>
      ))}
    </ul>
  )
}

/** Each begins with '- '; what is indented below goes on with it. */
export function itemsOf(text: string): readonly string[] {
  const items = text
    .split(/^- /m)
    .map((item) =>
      item
        .split(/\s*\n\s*/)
        .join(' ')
        .trim(),
    )
    .filter((item) => item !== '')
  return [...new Set(items)]
}

/** Texts and code in turn, each with its place. */
function piecesOf(item: string): readonly { at: number; words: string; isCode: boolean }[] {
  return item.split('`').map((words, at) => ({ at, words, isCode: at % 2 === 1 }))
}
