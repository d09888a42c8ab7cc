import { type Run } from '../../../contract/run'
import { type Lang } from '../../../contract/lang'
import { type CompareWords } from '../../../i18n/en/compare'
import { type Compared } from '../../../model/insight/compare'
import { type Align } from '../../../model/run/view'
import { type RunInsight } from '../run-insight'

/** What a comparison is described from: the run as it is, and what is known of it. */
export interface Given {
  run: Run
  one: Compared
  insight: RunInsight
  words: CompareWords
  lang: Lang
  zone: string
}

export interface GivenOther extends Given {
  other: Run
  two: Compared
  /** As the user chose, where both runs have it; the key is that of the selected node. */
  align?: Align
  alignKey?: string | null
}
