import { useEffect, useState } from 'react'
import { type Lang } from '../contract/lang'
import { type Catalogue } from '../i18n/en/common'
import { commonWords } from '../i18n/load'

/** How long a page without a single word may stay blank before an error is shown. */
const BLANK_MS = 10_000

interface Words {
  lang: Lang
  t: Catalogue
}

/**
 * The words of a language; until they are loaded, those that were shown before, or null when there are none yet.
 * Throws when not a single word could be loaded for ten seconds.
 */
export function useCatalogue(lang: Lang): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  const [isBlank, setIsBlank] = useState(false)
  useEffect(() => {
    let wanted = true
    const timer = window.setTimeout(() => setIsBlank(true), BLANK_MS)
    void commonWords.load(lang).then((t) => {
      window.clearTimeout(timer)
      if (wanted) setWords({ lang, t })
      return undefined
    })
    return () => {
      wanted = false
      window.clearTimeout(timer)
    }
  }, [lang])
  if (isBlank && !words) throw new Error('The words of the page could not be loaded.')
  return words
}
