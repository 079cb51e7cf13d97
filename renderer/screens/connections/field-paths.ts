import type { Problems } from './draft-problems.ts'

/** The path in the draft of the field that holds this part of the page; null outside of any. */
export function pathOf(target: EventTarget | null): string | null {
  const field = target instanceof Element ? target.closest<HTMLElement>('[data-path]') : null
  return field?.dataset['path'] ?? null
}

/** Puts the focus into the first field, as they stand in the form, that has a problem. */
export function focusFirst(form: HTMLElement | null, problems: Problems): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-path]') ?? [])]
  const first = fields.find((field) => (field.dataset['path'] ?? '') in problems)
  first?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus()
}
