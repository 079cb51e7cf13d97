import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeOperations, saveRecipe, useOperations } from '../../stores/operations-store.ts'
import { builtInRecipes, spacedHex } from './built-in-recipes.ts'
import { OwnRecipe } from './own-recipe.tsx'

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
      <h2>{t('recipes.title')}</h2>
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
          <OwnRecipe key={recipe.recipeId} recipe={recipe} onUse={use} />
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
