import { type FreshnessWords } from '../en/freshness'

export const freshness: FreshnessWords = {
  label: '数据陈旧',
  noAnswer: (since) => `已有 ${since} 没有应答。`,
  shown: (clock) => `显示的是 ${clock} 的数据。`,
  asOf: (clock) => `画面停在 ${clock}。`,
  why: {
    offline: '这台电脑已断网。',
    server_unreachable: '连不上 Nodeline 服务器。',
    gone: 'DGC 已不认识这个实例。',
  },
  offlineTitle: '这台电脑已断网',
  offlineText: '网络恢复后会立即重新查看这次运行。',
  sentence: (title) => `${title}。`,
  missed: (n) => `${n} 次未取到新数据`,
  nextTry: (wait) => `${wait}后再试`,
  trying: '正在重试',
  tryNow: '立即重试',
  signIn: '登录',
  asOfShort: (clock) => `截至 ${clock}`,
}
