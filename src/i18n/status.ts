import type { Lang } from '../lib/time'
import { statusEn, type StatusCatalogue } from './status-en'
import { statusZh } from './status-zh'

/** Apart from the other words: only the page about the server says them, and it comes in a file of its own. */
export const STATUS_WORDS: Record<Lang, StatusCatalogue> = { en: statusEn, 'zh-CN': statusZh }
