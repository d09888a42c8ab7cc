import { type AlertWords } from '../en/alerts'

export const alerts: AlertWords = {
  notify: '通知我',
  notifyHint: '开始出现失败时、以及本次运行结束时通知我',
  notifying: '开始出现失败时、以及本次运行结束时会通知您。再按一次停止',
  notes: {
    on: '开始出现失败时通知一次，运行结束时再通知一次；本页面须在标签页中保持打开。',
    over: '本次运行已结束，没有可通知的了。重新运行时可以再订阅。',
    insecure: '浏览器只为通过 https 或来自本机的页面显示通知，而本页面来自明文 http。',
    absent: '该浏览器不为这类页面提供通知。标签页的标题和图标会显示状态。',
    denied: '该浏览器拒绝了本网站的通知。请在地址栏旁的网站设置中允许，然后再按一次。',
    dismissed: '未答复浏览器的询问，因此不会通知。再按一次可重新询问。',
  },
  close: '关闭此说明',
  wall: '大屏',
  wallHint: '生成在大屏上显示本次运行的地址',
  comma: '，',
  titled: (title, text) => `${title}：${text}`,
  failed: (n) => (n === 1 ? '失败节点' : `${n} 个节点失败`),
  more: (n) => `另有 ${n} 个`,
  instance: (id) => `实例 ${id}`,
  ran: (span) => `运行 ${span}`,
  soundNeedsClick: '点击一次页面后才有声音',
  noSound: '该浏览器不能播放声音',
}
