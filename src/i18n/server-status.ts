import { type Lang } from '../contract/lang'
import { serverStatusEn, type ServerStatusCatalogue } from './en/server-status'
import { serverStatusZh } from './zh-CN/server-status'

/** Apart from the other words: only the page about the server says them, and it comes in a file of its own. */
export const SERVER_STATUS: Record<Lang, ServerStatusCatalogue> = {
  en: serverStatusEn,
  'zh-CN': serverStatusZh,
}
