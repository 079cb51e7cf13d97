/** Languages of the national tables by identifier (TS 23.038 6.2.1.2.4), for people. */
export const nationalNames: Readonly<Record<number, { readonly en: string; readonly ru: string }>> = {
  1: { en: 'Turkish', ru: 'турецкий' },
  2: { en: 'Spanish', ru: 'испанский' },
  3: { en: 'Portuguese', ru: 'португальский' },
  4: { en: 'Bengali', ru: 'бенгальский' },
  5: { en: 'Gujarati', ru: 'гуджарати' },
  6: { en: 'Hindi', ru: 'хинди' },
  7: { en: 'Kannada', ru: 'каннада' },
  8: { en: 'Malayalam', ru: 'малаялам' },
  9: { en: 'Oriya', ru: 'ория' },
  10: { en: 'Punjabi', ru: 'панджаби' },
  11: { en: 'Tamil', ru: 'тамильский' },
  12: { en: 'Telugu', ru: 'телугу' },
  13: { en: 'Urdu', ru: 'урду' },
}
