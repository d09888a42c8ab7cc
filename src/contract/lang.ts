export type Lang = 'en' | 'zh-CN'
