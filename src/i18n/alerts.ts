import type { Lang } from '../lib/time'
import { alertsEn, type AlertsCatalogue } from './alerts-en'
import { alertsZh } from './alerts-zh'

/** Apart from the other words: they come with the tools of a run, after its bars. */
export const ALERTS: Record<Lang, AlertsCatalogue> = { en: alertsEn, 'zh-CN': alertsZh }
