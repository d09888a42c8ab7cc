import { type Lang } from '../contract/lang'

/** What stands between the parts of a line, and at its end; Chinese signs hold their own space. */
export const COMMA: Readonly<Record<Lang, string>> = { en: ', ', 'zh-CN': '，' }
export const COLON: Readonly<Record<Lang, string>> = { en: ': ', 'zh-CN': '：' }
export const SEMICOLON: Readonly<Record<Lang, string>> = { en: '; ', 'zh-CN': '；' }
export const STOP: Readonly<Record<Lang, string>> = { en: '.', 'zh-CN': '。' }
/** Between two sentences. */
export const GAP: Readonly<Record<Lang, string>> = { en: ' ', 'zh-CN': '' }
