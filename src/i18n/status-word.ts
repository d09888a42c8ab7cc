import { type Lang } from '../contract/lang'
import { type Status, STATUS } from '../contract/status'
import { showInvisible, truncateMiddle } from '../lib/text'

const MAX_WORD_EM = 24

/** DGC's word for a status; for an undocumented one the word as given, cut when it is too long. */
export const statusWord = (status: Status, rawStatus: string, lang: Lang): string =>
  status === 'unknown' && rawStatus !== ''
    ? truncateMiddle(showInvisible(rawStatus), MAX_WORD_EM)
    : STATUS[status].label[lang]
