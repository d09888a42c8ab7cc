import { type FreshnessWords } from '../en/freshness'

export const freshness: FreshnessWords = {
  label: '数据已过期',
  noAnswer: (since) => `已 ${since}未收到响应。`,
  shown: (clock) => `显示的是 ${clock} 的数据。`,
  asOf: (clock) => `数据截至 ${clock}。`,
  why: {
    offline: '本机网络已断开。',
    server_unreachable: '无法连接 Nodeline 服务器。',
    gone: 'DGC 中已没有该实例。',
  },
  offlineTitle: '本机网络已断开',
  offlineText: '网络恢复后会立即刷新。',
  sentence: (title) => `${title}。`,
  missed: (n) => `${n} 次刷新未成功`,
  nextTry: (wait) => `${wait}后再试`,
  trying: '正在重试',
  tryNow: '立即重试',
  signIn: '登录',
  asOfShort: (clock) => `截至 ${clock}`,
}
