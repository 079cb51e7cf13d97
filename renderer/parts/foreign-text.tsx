import { Fragment } from 'react'
import { foreignPieces } from './foreign-pieces.ts'

/**
 * Text that came from elsewhere. What nobody would see in it, such as a mark that turns the direction of what follows,
 * is shown by its number and turns nothing; what is copied is the text as it came.
 */
export function ForeignText({ text }: { text: string }) {
  const pieces = foreignPieces(text)
  if (pieces.every(({ unseen }) => unseen === null)) return text
  let at = 0
  return pieces.map(({ text: piece, unseen }) => {
    const key = at
    at += piece.length
    if (unseen === null) return <Fragment key={key}>{piece}</Fragment>
    return (
      <span key={key} className="unseen" title={unseen} data-code={unseen.split(' ')[0]}>
        {piece}
      </span>
    )
  })
}
