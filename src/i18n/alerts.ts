import { type Lang } from '../contract/lang'
import { alertsEn, type AlertsCatalogue } from './en/alerts'
import { alertsZh } from './zh-CN/alerts'

/** Apart from the other words: they come with the tools of a run, after its bars. */
export const ALERTS: Record<Lang, AlertsCatalogue> = { en: alertsEn, 'zh-CN': alertsZh }
