import type { FreshnessCatalogue } from './freshness-en'

export const freshnessZh: FreshnessCatalogue = {
  label: '数据陈旧',
  noNews: (since) => `已有 ${since} 没有新数据。`,
  asOf: (clock) => `画面停在 ${clock}。`,
  why: {
    offline: '这台电脑已断网。',
    server_unreachable: 'Nodeline 服务器没有应答。',
    gone: 'DGC 已不认识这个实例。',
  },
  sentence: (title) => `${title}。`,
  missed: (n) => `错过 ${n} 次刷新`,
  nextTry: (wait) => `${wait}后再试`,
  trying: '正在重试',
  tryNow: '立即重试',
  signIn: '登录',
  was: (word) => `当时${word}`,
  asOfShort: (clock) => `截至 ${clock}`,
}
