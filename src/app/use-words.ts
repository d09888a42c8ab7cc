import { useEffect, useState } from 'react'
import type { Catalogue } from '../i18n/en'
import { loadCatalogue } from '../i18n/load'
import type { Lang } from '../lib/time'

const AGAIN_MS = 2_000

interface Words {
  lang: Lang
  t: Catalogue
}

/** The words of a language; until they are here, those that were shown before, and null before any are. */
export function useWords(lang: Lang): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let wanted = true
    let timer = 0
    const load = () =>
      loadCatalogue(lang).then(
        (t) => wanted && setWords({ lang, t }),
        () => {
          timer = window.setTimeout(() => void load(), AGAIN_MS)
        },
      )
    void load()
    return () => {
      wanted = false
      window.clearTimeout(timer)
    }
  }, [lang])
  return words
}
