import { memo } from 'react'
import { formFieldList } from '../../../shared/message/intent-fields.ts'
import { useIsTemplate } from './draft-holder.ts'
import { IntentInput } from './intent-input.tsx'
import './message-form.css'

/** Every field of submit_sm that has no place of its own, under its wire name, and how long messages are cut. */
export const AllFields = memo(function AllFields({ dataCoding }: { dataCoding: number }) {
  const isTemplate = useIsTemplate()
  const shown = formFieldList.filter(({ form }) => !(isTemplate && form.isOfRow))
  return (
    <div className="fields-grid">
      {shown.map(({ name, kind, form }) => (
        <IntentInput key={name} name={name} kind={kind} form={form} dataCoding={dataCoding} />
      ))}
    </div>
  )
})
