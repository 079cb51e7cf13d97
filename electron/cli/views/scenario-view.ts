import type { ScenarioHead } from '../../../shared/contract/scenarios.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** A line for each scenario: its id, its name and what it is for. */
export function scenarioRowsView(scenarios: readonly ScenarioHead[], language: Language): string {
  const width = Math.max(0, ...scenarios.map(({ id }) => id.length))
  return scenarios
    .map(({ id, name, summary }) => {
      const said = summary[language] === '' ? '' : `. ${summary[language]}`
      return `${inertText(id).padEnd(width)}  ${inertText(`${name[language]}${said}`)}\n`
    })
    .join('')
}
