import type { Lang } from '../lib/time'
import { findingsEn, type FindingCatalogue } from './findings-en'
import { findingsZh } from './findings-zh'

/** Apart from the other words: only the card below the fold says them, and it comes in a file of its own. */
export const FINDINGS: Record<Lang, FindingCatalogue> = { en: findingsEn, 'zh-CN': findingsZh }
