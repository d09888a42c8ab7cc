export const LANGS = ['en', 'zh-CN'] as const
export type Lang = (typeof LANGS)[number]
