const answerSelector = '[data-answer]'

/** Answers in the order of the page. */
function answersIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(answerSelector) ?? [])]
}

/** Brings the answer about a line of the paste into view. */
export function showAnswer(list: HTMLElement | null, line: number): void {
  const found = answersIn(list).find(
    ({ dataset: { first, last } }) => Number(first) <= line && line <= Number(last),
  )
  found?.scrollIntoView({ block: 'nearest' })
}

export function focusFirstAnswer(list: HTMLElement | null): void {
  answersIn(list)[0]?.focus()
}

/** Where a key leads from an answer: up and down, the first and the last; null for any other key. */
export function stepAnswer(answer: HTMLElement, key: string): HTMLElement | null {
  const all = answersIn(answer.closest<HTMLElement>('.explain-answers'))
  const at = all.indexOf(answer)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key]
  return to === undefined ? null : (all[Math.min(Math.max(to, 0), all.length - 1)] ?? null)
}
