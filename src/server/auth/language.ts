import { languageDetector } from 'hono/language'

/** The language of the sign-in page: that of the address (`lang`), else the first of the browser's that we speak. */
export const detectLanguage = languageDetector({
  supportedLanguages: ['en', 'zh-CN'],
  fallbackLanguage: 'en',
  order: ['querystring', 'header'],
  caches: false,
  // All Chinese variants get the one translation.
  convertDetectedLanguage: (tag) => (/^zh\b/i.test(tag) ? 'zh-CN' : tag),
})
