import CloseOutlined from '@mui/icons-material/CloseOutlined'
import EditOutlined from '@mui/icons-material/EditOutlined'
import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recipe } from '../../../shared/contract/operations.ts'
import { removeRecipe, renameRecipe, restoreRecipe } from '../../stores/operations-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** A recipe that was kept: its octets are taken, it is renamed in place, or removed unless that is undone. */
export function OwnRecipe({ recipe, onUse }: { recipe: Recipe; onUse: (hex: string) => void }) {
  const { t } = useTranslation('operations')
  const { t: tc } = useTranslation('common')
  const [name, setName] = useState<string | null>(null)
  const remove = async () => {
    if (!(await removeRecipe(recipe))) return
    notifyDone(t('recipes.removed', { name: recipe.name }), {
      label: tc('undo'),
      run: () => void restoreRecipe(recipe),
    })
  }
  const rename = () => {
    const written = name?.trim() ?? ''
    setName(null)
    if (written !== '' && written !== recipe.name) void renameRecipe(recipe, written)
  }
  const heed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') rename()
    if (event.key === 'Escape') setName(null)
  }
  if (name !== null) {
    return (
      <OutlinedInput
        autoFocus
        value={name}
        className="op-chip-name"
        slotProps={{ input: { 'aria-label': t('recipes.newName', { name: recipe.name }), maxLength: 120 } }}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={heed}
        onBlur={rename}
      />
    )
  }
  return (
    <span className="op-chip is-own">
      <button type="button" className="plain-button foreign" onClick={() => onUse(recipe.hex)}>
        {recipe.name}
      </button>
      <IconButton
        aria-label={t('recipes.rename', { name: recipe.name })}
        onClick={() => setName(recipe.name)}
      >
        <EditOutlined fontSize="inherit" />
      </IconButton>
      <IconButton aria-label={t('recipes.remove', { name: recipe.name })} onClick={() => void remove()}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </span>
  )
}
