import { type Lang } from '../contract/lang'
import { findingsEn, type FindingCatalogue } from './en/findings'
import { findingsZh } from './zh-CN/findings'

/** Apart from the other words: only the card below the fold says them, and it comes in a file of its own. */
export const FINDINGS: Record<Lang, FindingCatalogue> = { en: findingsEn, 'zh-CN': findingsZh }
