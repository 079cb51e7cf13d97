import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeOperations, removeRecipe, saveRecipe, useOperations } from '../../stores/operations-store.ts'
import { builtInRecipes, spacedHex } from './built-in-recipes.ts'

/** Octets worth trying: those that ship, and those that were kept. `hex` null: nothing to keep. */
export function RecipeBar({ hex }: { hex: string | null }) {
  const { t } = useTranslation('operations')
  const recipes = useOperations((state) => state.recipes)
  const [name, setName] = useState('')
  const use = (chosen: string) =>
    changeOperations({ raw: spacedHex(chosen), rawFailure: null, rawSent: null })
  const keep = async () => {
    if (hex !== null && (await saveRecipe(name.trim(), hex))) setName('')
  }
  return (
    <section className="op-recipes" aria-label={t('recipes.title')}>
      <h3>{t('recipes.title')}</h3>
      <div className="op-chips">
        {builtInRecipes.map((recipe) => (
          <button
            key={recipe.name}
            type="button"
            className="op-chip"
            title={t(`recipes.about.${recipe.name}`)}
            onClick={() => use(recipe.hex)}
          >
            {t(`recipes.builtIn.${recipe.name}`)}
          </button>
        ))}
        {recipes.map((recipe) => (
          <span key={recipe.recipeId} className="op-chip is-own">
            <button type="button" className="plain-button foreign" onClick={() => use(recipe.hex)}>
              {recipe.name}
            </button>
            <IconButton
              aria-label={t('recipes.remove', { name: recipe.name })}
              onClick={() => void removeRecipe(recipe.recipeId)}
            >
              <CloseOutlined fontSize="inherit" />
            </IconButton>
          </span>
        ))}
      </div>
      <div className="op-keep">
        <OutlinedInput
          value={name}
          placeholder={t('recipes.name')}
          slotProps={{ input: { 'aria-label': t('recipes.name'), maxLength: 120 } }}
          onChange={(event) => setName(event.target.value)}
        />
        <Button variant="outlined" disabled={hex === null || name.trim() === ''} onClick={() => void keep()}>
          {t('recipes.save')}
        </Button>
      </div>
    </section>
  )
}
