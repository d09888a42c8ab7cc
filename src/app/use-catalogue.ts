import { useEffect, useState } from 'react'
import { type Catalogue } from '../i18n/en/common'
import { loadCatalogue } from '../i18n/load'
import { type Lang } from '../contract/lang'

const AGAIN_MS = 2_000

interface Words {
  lang: Lang
  t: Catalogue
}

/** What cannot be read for so long is for whoever keeps faults to tell: a page without a word must not stay blank. */
const TRIES = 5

/**
 * The words of a language; until they are here, those that were shown before, and null before any are. Throws when none come at all; drawn
 * anew it begins anew.
 */
export function useCatalogue(lang: Lang): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  const [failure, setFailure] = useState<{ cause: unknown } | null>(null)
  useEffect(() => {
    let wanted = true
    let timer = 0
    let tries = 0
    const load = () =>
      loadCatalogue(lang).then(
        (t) => wanted && setWords({ lang, t }),
        (cause: unknown) => {
          if (!wanted) return
          tries += 1
          if (tries >= TRIES) setFailure({ cause })
          timer = window.setTimeout(() => void load(), AGAIN_MS)
        },
      )
    void load()
    return () => {
      wanted = false
      window.clearTimeout(timer)
    }
  }, [lang])
  if (failure && !words) throw new Error('There are no words.', { cause: failure.cause })
  return words
}
