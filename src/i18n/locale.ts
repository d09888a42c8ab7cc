import { createContext, use } from 'react'
import { type Lang } from '../contract/lang'
import { type Catalogue } from './en/common'
import { type LaterCatalogue } from './en/later'
import { laterWords } from './load'

/** The language of the page, its words, and the zone in which times are shown. */
export interface Locale {
  lang: Lang
  zone: string
  t: Catalogue
}

const LocaleContext = createContext<Locale | null>(null)

export const LocaleProvider = LocaleContext.Provider

export function useLocale(): Locale {
  const locale = use(LocaleContext)
  if (!locale) throw new Error('useLocale needs a LocaleProvider above')
  return locale
}

/** The rest of the words: suspends until they are loaded. */
export function useLaterWords(): LaterCatalogue {
  const { lang } = useLocale()
  return use(laterWords.load(lang))
}

// Apart, since the server knows no React.
export { statusWord } from './status-word'
